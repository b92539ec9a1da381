package org.vigie.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordsTest {
  private static final Instant SEEN = Instant.parse("2025-02-12T09:00:00Z");

  @Test
  void anArticleIsFiledUnderTheTimeItWasPublished() {
    assertThat(article(SEEN.minusSeconds(60)).dated()).isEqualTo(SEEN.minusSeconds(60));
  }

  @Test
  void anArticleFromTheFutureOrWithoutADateIsFiledUnderTheTimeItWasSeen() {
    assertThat(article(SEEN.plusSeconds(60)).dated()).isEqualTo(SEEN);
    assertThat(article(null).dated()).isEqualTo(SEEN);
  }

  @Test
  void anArticleIsSeenInAWholeMillisecondAsItsRecordIs() {
    Instant seen = Instant.parse("2025-02-12T09:00:00.250499Z");

    assertThat(article(null, seen).seen()).isEqualTo("2025-02-12T09:00:00.250Z");
  }

  @Test
  void aMentionNamesEachOfItsTagsOnceInOrderOfTheText() {
    Mention mention = mention();
    List<Tag> twice = new ArrayList<>(mention.tags());
    twice.addAll(mention.tags());

    var repeated =
        new Mention("cesia", mention.article(), twice, null, mention.story(), null, null, false);

    assertThat(repeated.tagIds()).containsExactly("inesia", "cesia", "segerie");
  }

  @Test
  void aTagsPlaceIsItsSurface() {
    Mention mention = mention();
    String title = mention.article().title();

    assertThat(mention.tags())
        .filteredOn(tag -> tag.field() == Tag.Field.title)
        .hasSize(2)
        .allSatisfy(
            tag -> assertThat(title.substring(tag.start(), tag.end())).isEqualTo(tag.surface()));
  }

  @Test
  void aReprintIsStrongerThanAQuoteAndAnyPickupThanNone() {
    assertThat(Pickup.Kind.REPRINT.isStrongerThan(Pickup.Kind.QUOTE)).isTrue();
    assertThat(Pickup.Kind.QUOTE.isStrongerThan(Pickup.Kind.QUOTE)).isFalse();
    assertThat(Pickup.Kind.MENTION.isStrongerThan(Pickup.Kind.PARAPHRASE)).isFalse();
    assertThat(Pickup.Kind.MENTION.isStrongerThan(null)).isTrue();
  }

  @Test
  void onlyAMentionTakesNothing() {
    assertThat(Pickup.Kind.values())
        .filteredOn(kind -> !kind.takes())
        .containsExactly(Pickup.Kind.MENTION);
  }

  @Test
  void anOutletHasOneOfThreeTiers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outlet("gazette", "La Gazette", "gazette.example", null, 4))
        .withMessageContainingAll("gazette", "4");
  }

  private static Mention mention() {
    var file = Path.of("src/test/resources/fixtures/mention.v1.json");
    return new JsonMapper().readValue(file, Mention.class);
  }

  private static Article article(@Nullable Instant published) {
    return article(published, SEEN);
  }

  private static Article article(@Nullable Instant published, Instant seen) {
    return new Article(
        "a1",
        "https://gazette.example/1",
        "https://gazette.example/1",
        "Une",
        "",
        "",
        List.of(),
        List.of(),
        new Outlet("gazette", "La Gazette", "gazette.example", "FR", 2),
        "fr",
        published,
        null,
        seen,
        "gazette",
        null,
        1,
        List.of(),
        null);
  }
}
