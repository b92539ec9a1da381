package org.vigie.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.story.Counts.Totals;
import org.vigie.events.Article;
import org.vigie.events.Count;

class CountsTest {
  @Test
  void storyIsCountedWhereItsFirstArticleWithTheTagIs() {
    var first = counted("a", Finds.NOON, "summit");
    var second = counted("b", Finds.NOON.plus(Duration.ofHours(2)), "summit", "inesia");
    var totals = Counts.of(List.of(second, first));
    assertThat(hour(totals, "summit", first)).isEqualTo(new Totals(1, 1, 0));
    assertThat(hour(totals, "summit", second)).isEqualTo(new Totals(1, 0, 0));
    assertThat(hour(totals, "inesia", second)).isEqualTo(new Totals(1, 1, 0));
    assertThat(hour(totals, Count.ANY, first)).isEqualTo(new Totals(1, 1, 0));
  }

  @Test
  void articleWithoutATagIsNotCounted() {
    assertThat(Counts.of(List.of(counted("a", Finds.NOON)))).isEmpty();
  }

  @Test
  void daysBeginAtMidnightAndHave23And25HoursWhenClocksChange() {
    assertThat(day("2025-03-30T12:00:00Z"))
        .isEqualTo(List.of(Instant.parse("2025-03-29T23:00:00Z"), Duration.ofHours(23)));
    assertThat(day("2025-10-26T22:59:59Z"))
        .isEqualTo(List.of(Instant.parse("2025-10-25T22:00:00Z"), Duration.ofHours(25)));
    assertThat(day("2025-02-11T23:00:00Z"))
        .isEqualTo(List.of(Instant.parse("2025-02-11T23:00:00Z"), Duration.ofHours(24)));
  }

  @Test
  void articleThatWasFoundAfterNinetyDaysIsCountedByDayAlone() {
    Instant found = Finds.NOON.plus(Duration.ofDays(90)).plusSeconds(1);
    assertThat(Counts.of(List.of(counted("a", Finds.NOON, found, "summit"))).keySet())
        .extracting(Counts.Cell::window)
        .containsOnly(Count.Window.DAY);
  }

  @Test
  void hoursAreFinalAfterFourMonthsAndDaysNever() {
    Instant later = Finds.NOON.plus(Duration.ofDays(121));
    String hour = Count.key("cesia", "summit", 1, "fr", Count.Window.HOUR, Finds.NOON);
    String day = Count.key("cesia", "summit", 1, "fr", Count.Window.DAY, Finds.NOON);
    assertThat(Counts.isFinal(hour, later)).isFalse();
    assertThat(Counts.isFinal(hour, later.plusSeconds(1))).isTrue();
    assertThat(Counts.isFinal(day, later.plusSeconds(1))).isFalse();
  }

  @Test
  void cellsThatStayAreNotAmongTheChanges() {
    var article = counted("a", Finds.NOON, "summit");
    assertThat(Counts.changes(List.of(article), List.of(article))).isEmpty();
  }

  /** Random articles, revisions, duplicates and own articles, whose days and tags change. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void addingUpChangesGivesWhatARecountGives(long seed) {
    var random = new Random(seed);
    var book = new Finds.BookWithStore();
    for (int n = 0; n < 200; n++) {
      book.add(finding(random));
      if (random.nextInt(20) == 0) {
        book.reopen();
      }
    }
    List<ComparedArticle> all = book.members.values().stream().map(ComparedArticle::faded).toList();
    assertThat(book.counts).as("seed " + seed).isEqualTo(Counts.of(all));
    assertThat(book.counts.values()).allMatch(totals -> totals.articles() >= totals.stories());
  }

  private static Finding finding(Random random) {
    String id = "a" + random.nextInt(30);
    Instant dated = Finds.NOON.plus(Duration.ofHours(random.nextInt(96)));
    String text = words(random.nextInt(6));
    Article article =
        Finds.article(id, "Titre " + random.nextInt(9), text, dated, 1 + random.nextInt(5));
    var tags = new ArrayList<>(List.of("summit", "inesia", "cesia"));
    tags.removeIf(_ -> random.nextBoolean());
    Finding finding = Finds.finding(article, tags.toArray(String[]::new));
    return switch (random.nextInt(8)) {
      case 0 -> finding.asDuplicateOf("a" + random.nextInt(30));
      case 1 -> Finds.own(finding);
      default -> finding;
    };
  }

  /** One of six texts of forty words. */
  private static String words(int which) {
    var words = new Random(which);
    return String.join(
        " ", IntStream.range(0, 40).mapToObj(_ -> "mot" + words.nextInt(1000)).toList());
  }

  private static List<Object> day(String published) {
    return Counts.of(List.of(counted("a", Instant.parse(published), "summit"))).keySet().stream()
        .filter(cell -> cell.window() == Count.Window.DAY)
        .<List<Object>>map(
            cell -> List.of(cell.start(), Duration.between(cell.start(), cell.end())))
        .findFirst()
        .orElseThrow();
  }

  private static Totals hour(Map<Counts.Cell, Totals> totals, String tag, ComparedArticle article) {
    return totals.entrySet().stream()
        .filter(entry -> entry.getKey().window() == Count.Window.HOUR)
        .filter(entry -> entry.getKey().tag().equals(tag))
        .filter(entry -> !entry.getKey().start().isAfter(article.dated()))
        .filter(entry -> entry.getKey().end().isAfter(article.dated()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Totals.ZERO);
  }

  private static ComparedArticle counted(String id, Instant dated, String... tags) {
    return counted(id, dated, dated, tags);
  }

  private static ComparedArticle counted(String id, Instant dated, Instant at, String... tags) {
    return new ComparedArticle(
        id,
        "st-a",
        null,
        "fr",
        dated,
        at,
        List.of(tags),
        1,
        false,
        null,
        null,
        Headline.NONE,
        Wording.NONE,
        "Europe/Paris");
  }
}
