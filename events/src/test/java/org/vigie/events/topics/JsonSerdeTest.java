package org.vigie.events.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Article;
import org.vigie.events.Count;
import org.vigie.events.Mention;
import org.vigie.events.Outlet;
import org.vigie.events.WatchItem;
import tools.jackson.databind.node.ObjectNode;

class JsonSerdeTest {
  private static final Outlet OUTLET =
      new Outlet("gazette", "La Gazette", "gazette.example", null, 3);

  private final Serde<Article> serde = JsonSerde.of(Article.class);

  @Test
  void writesFieldsInTheOrderDeclaredAndTimesInUtc() {
    var count =
        new Count(
            "cesia",
            "inesia",
            1,
            "fr",
            Count.Window.HOUR,
            Instant.parse("2025-02-12T10:00:00+01:00"),
            Instant.parse("2025-02-12T10:00:00Z"),
            3,
            2,
            0);

    try (var counts = JsonSerde.of(Count.class)) {
      assertThat(counts.serializer().serialize("t", count))
          .asString(UTF_8)
          .isEqualTo(
              """
              {"watch":"cesia","tag":"inesia","tier":1,"language":"fr","window":"HOUR",\
              "start":"2025-02-12T09:00:00Z","end":"2025-02-12T10:00:00Z",\
              "articles":3,"stories":2,"own":0}""");
    }
  }

  @Test
  void leavesOutTheTextOfAnArticleWithoutOneAndWritesWhatIsUnknownAsNull() {
    assertThat(serde.serializer().serialize("t", article("Une").withoutText()))
        .asString(UTF_8)
        .doesNotContain("\"text\"")
        .contains("\"language\":null", "\"published\":null");
  }

  @Test
  void writesAWatchItemWithItsKindAndReadsItBackAsSuch() {
    WatchItem item =
        new WatchItem.Organisation(
            "cesia",
            "cesia",
            1,
            Instant.EPOCH,
            false,
            "CeSIA",
            List.of(),
            List.of(),
            "UTC",
            WatchItem.Names.NONE);

    try (var items = JsonSerde.of(WatchItem.class)) {
      byte[] json = items.serializer().serialize("t", item);

      assertThat(json).asString(UTF_8).startsWith("{\"kind\":\"organisation\",");
      assertThat(items.deserializer().deserialize("t", json)).isEqualTo(item);
    }
  }

  @Test
  void readsBackEveryCharacterOfUnicode() {
    var article = article("L’évaluation 🤖 \u0000 \"\\ \u2028 Straße");

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", article)))
        .isEqualTo(article);
  }

  @Test
  void passesOnATombstone() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "not json",
        "[]",
        "{\"id\":\"a\"",
        "{\"id\":\"a\",\"seen\":\"yesterday\"}",
        "{\"outlet\":{\"id\":\"a\",\"name\":\"A\",\"domain\":\"a.example\",\"tier\":9}}"
      })
  void saysWhatCouldNotBeReadAndWhere(String broken) {
    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.deserializer().deserialize("articles.v1", broken.getBytes(UTF_8)))
        .withMessageStartingWith("not a Article in articles.v1: ");
  }

  @ParameterizedTest
  @CsvSource({"article.v1,/outlet/name,outlet.name", "article.v1,/seen,seen", "article.v1,/id,id"})
  void saysWhichFieldIsMissing(String fixture, String place, String name) {
    var json = (ObjectNode) Fixtures.named(fixture).json();
    int slash = place.lastIndexOf('/');
    ((ObjectNode) json.at(place.substring(0, slash))).remove(place.substring(slash + 1));

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(
            () ->
                serde
                    .deserializer()
                    .deserialize("articles.v1", Json.MAPPER.writeValueAsBytes(json)))
        .withMessage("not a Article in articles.v1: " + name + " is missing");
  }

  @Test
  void saysWhichFieldOfWhichPartIsMissing() {
    ObjectNode json = (ObjectNode) Fixtures.named("mention.v1").json();
    ((ObjectNode) json.at("/tags/1")).putNull("surface");

    try (var mentions = JsonSerde.of(Mention.class)) {
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(
              () -> mentions.deserializer().deserialize("t", Json.MAPPER.writeValueAsBytes(json)))
          .withMessageEndingWith("tags[1].surface is missing");
    }
  }

  @Test
  void readsAnArticleOfWhichAFieldWithADefaultIsAbsent() {
    ObjectNode json = (ObjectNode) Fixtures.named("article.v1").json();
    json.remove(List.of("authors", "text", "language"));

    Article article = serde.deserializer().deserialize("t", Json.MAPPER.writeValueAsBytes(json));

    assertThat(article.authors()).isEmpty();
    assertThat(article.text()).isEmpty();
    assertThat(article.language()).isNull();
  }

  @Test
  void refusesNestingThatWouldExhaustTheStack() {
    byte[] bomb = "{\"authors\":".concat("[".repeat(100_000)).getBytes(UTF_8);

    assertThatExceptionOfType(SerializationException.class)
        .isThrownBy(() -> serde.deserializer().deserialize("articles.v1", bomb));
  }

  private static Article article(String title) {
    return new Article(
        "a1",
        "https://gazette.example/1",
        "https://gazette.example/1",
        title,
        "",
        "Un texte.",
        List.of(),
        List.of(),
        OUTLET,
        null,
        null,
        null,
        Instant.parse("2025-02-12T09:00:00Z"),
        "gazette",
        null,
        1,
        List.of(),
        null);
  }
}
