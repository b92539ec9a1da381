package org.vigie.events.topics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.Count;
import org.vigie.events.FeedState;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.events.Story;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem;
import org.vigie.events.fields.FeedHub;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaCheckTest {
  private static final Instant NINE = Instant.parse("2025-02-12T09:00:00Z");

  @Test
  void keepsAWrongRecordFromBeingWritten() {
    try (var serde = new Topics("", 1).counts().values()) {
      var wrong =
          new Count(
              "cesia",
              "inesia",
              1,
              "fr-FR",
              Count.Window.HOUR,
              NINE,
              NINE.plusSeconds(3600),
              -1,
              0,
              0);

      assertThatIllegalStateException()
          .isThrownBy(() -> serde.serializer().serialize("counts.v1", wrong))
          .withMessageContainingAll("count.v1", "/language", "/articles");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          article.v1          | /url                  | "ftp://gazette.example/1"
          article.v1          | /url                  | "https://gazette.example/a b"
          article.v1          | /language             | "FR"
          article.v1          | /published            | "12/02/2025"
          article.v1          | /seen                 | "2025-02-12T09:00:00+01:00"
          article.v1          | /outlet/tier          | 4
          article.v1          | /revision             | 0
          article.v1          | /changes              | ["title"]
          article.v1.revision | /changes              | ["author"]
          feed.v1             | /every                | "10m"
          feed-state.v1       | /hash                 | "abc"
          feed-state.v1       | /failures             | 2
          feed-state.v1.failed | /failure             | null
          mention.v1          | /article/text         | "whole text"
          mention.v1          | /story                | "a1f09c3be2d47785"
          mention.v1          | /tags/0/field         | "body"
          mention.v1          | /pickup/release       | null
          mention.v1          | /pickup/shareOfRelease | 1.2
          mention.v1.duplicate | /pickup/release | "2025-02-12-sommet"
          notification.v1     | /settled              | null
          notification.v1.pending | /settled          | "2025-02-12T09:00:00Z"
          notification.v1.failed | /error             | null
          release-pickup.v1   | /pickup/kind          | "MENTION"
          watch-item.v1.tag   | /kind                 | "outlet"
          watch-item.v1.tag   | /rules/0/query        | ""
          watch-item.v1.drafts | /drafts/0/query      | ""
          """)
  void refuses(String fixture, String place, String value) {
    Fixtures.Fixture good = Fixtures.named(fixture);
    JsonNode json = good.json().deepCopy();
    int slash = place.lastIndexOf('/');
    ((ObjectNode) json.at(place.substring(0, slash)))
        .set(place.substring(slash + 1), Json.MAPPER.readTree(value));

    assertThatIllegalStateException()
        .isThrownBy(() -> SchemaCheck.check(good.type(), json))
        .withMessageContaining(place);
  }

  @Test
  void describesEveryFieldOfEveryRecordAndNoOther() {
    assertDescribed(Outlet.class, "outlet.v1", "");
    assertDescribed(Tag.class, "tag.v1", "");
    assertDescribed(Pickup.class, "pickup.v1", "");
    assertDescribed(Pickup.Passage.class, "pickup.v1", "/properties/passages/items");
    assertDescribed(Story.Member.class, "story.v1", "/$defs/member");
    assertDescribed(FeedState.KnownEntry.class, "feed-state.v1", "/$defs/knownEntry");
    assertDescribed(FeedState.Failure.class, "feed-state.v1", "/properties/failure");
    assertDescribed(FeedHub.class, "feed-state.v1", "/$defs/hub");
    SchemaCheck.SCHEMAS.forEach(
        (type, schema) -> {
          if (type.isRecord()) {
            assertDescribed(type, schema, "");
          }
        });
  }

  @Test
  void describesEveryFieldOfEveryWatchItemAndNoOther() {
    JsonNode schema = schema("watch-item.v1");
    for (JsonNode branch : schema.path("allOf")) {
      Class<?> type =
          switch (branch.at("/if/properties/kind/const").stringValue()) {
            case "organisation" -> WatchItem.Organisation.class;
            case "tag" -> WatchItem.TagRules.class;
            case "release" -> WatchItem.Release.class;
            default -> throw new IllegalStateException(branch.toString());
          };
      Set<String> described = new HashSet<>(schema.path("properties").propertyNames());
      described.addAll(branch.at("/then/properties").propertyNames());
      described.remove("kind");
      assertThat(described).as(type.getSimpleName()).isEqualTo(components(type));
    }
    String names = "/allOf/0/then/properties/names";
    assertDescribed(WatchItem.Names.class, "watch-item.v1", names);
    assertDescribed(
        WatchItem.Spokesperson.class, "watch-item.v1", names + "/properties/spokespeople/items");
    assertDescribed(WatchItem.Rule.class, "watch-item.v1", "/$defs/rule");
    assertDescribed(
        WatchItem.ReleaseText.class, "watch-item.v1", "/allOf/2/then/properties/texts/items");
  }

  private static void assertDescribed(Class<?> type, String schema, String place) {
    var described = new HashSet<>(schema(schema).at(place + "/properties").propertyNames());
    assertThat(described).as(type.getSimpleName()).isEqualTo(components(type));
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).collect(toSet());
  }

  private static JsonNode schema(String name) {
    return Json.MAPPER.readTree(
        SchemaCheckTest.class.getResourceAsStream("/schemas/" + name + ".json"));
  }
}
