package org.vigie.alerts.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.topics.JsonSerde;

/** Running installations have this JSON in their stores and changelogs. */
class StoredStateTest {
  private static final Instant SEEN = Instant.parse("2025-02-12T09:00:00Z");

  @Test
  void readsTheHistoryOfAnArticle() {
    var json =
        """
        {"story":"st-1","seen":"2025-02-12T09:00:00Z","pickup":"QUOTE",
         "on":[{"channel":"a","pickup":"MENTION"}]}\
        """;

    assertThat(read(ArticleHistory.class, json))
        .isEqualTo(
            new ArticleHistory(
                "st-1",
                SEEN,
                Kind.QUOTE,
                List.of(new ArticleHistory.OnChannel("a", Kind.MENTION, null)),
                null,
                null));
  }

  @Test
  void readsTheGroupsOfAStory() {
    var json =
        """
        {"story":{"watch":"cesia","id":"st-1","title":"T","tags":[],"pickup":null,"articles":1,
                  "copies":0,"members":[],"updated":"2025-02-12T09:00:00Z"},
         "groups":[{"route":"route-1","channel":"a","opener":"1@1","sequence":2,
                    "told":"2025-02-12T09:00:00Z","strongest":"QUOTE",
                    "waiting":{"listed":[],"more":["2"],"again":["3"],
                               "seen":"2025-02-12T09:00:00Z","due":"2025-02-12T09:00:00Z",
                               "held":true}}]}\
        """;

    assertThat(read(StoryGroups.class, json).groups())
        .containsExactly(
            new Group(
                "route-1",
                "a",
                "1@1",
                2,
                SEEN,
                Kind.QUOTE,
                new PendingBatch(
                    List.of(), List.of("2"), List.of("3"), SEEN, SEEN, true, List.of())));
  }

  @Test
  void readsTheLastEditionOfADigest() {
    var json = "{\"at\":\"2025-02-12T09:00:00Z\",\"until\":\"2025-02-12T09:00:00Z\"}";

    assertThat(read(Digests.Edition.class, json)).isEqualTo(new Digests.Edition(SEEN, SEEN));
  }

  private static <T> T read(Class<T> type, String json) {
    try (var serde = JsonSerde.of(type)) {
      return serde.deserializer().deserialize("", json.getBytes(UTF_8));
    }
  }
}
