package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.Article;
import org.vigie.events.Pickup;
import org.vigie.events.Pickup.Kind;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.events.WatchItem.Spokesperson;

/** A release in a language without word lists is found by its names and numbers. */
class ReleaseInAnyLanguageTest {
  // why: processor time, not the clock's: other programs must not make the test fail.
  private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

  private static final String TEXT =
      """
      Towarzystwo Rzeka rozbierze do maja 2026 roku jaz w Brzezinach i odda rzece 46 000 metrów koryta.

      „Nasze łososie co jesień uderzają głową w beton”, mówi dyrektorka Anna Wrona. „Zasługują na schody \
      albo na otwarte drzwi.”

      Rolnicy w dolinie Skawy dostaną 3,8 mln złotych za łąki, które zimą są zalewane.""";

  private static final Organisation SOCIETY =
      new Organisation(
          "rivers",
          "rivers",
          1,
          Instant.EPOCH,
          false,
          "Towarzystwo Rzeka",
          List.of(),
          List.of("us"),
          "Europe/Warsaw",
          new Names(
              List.of(),
              List.of(new Spokesperson("Anna Wrona", List.of("dyrektorka"), List.of())),
              List.of(),
              "ngo"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pl | Towarzystwo Rzeka: jaz w Brzezinach zniknie, a 46 tys. metrów, czyli 46 000, wróci do natury.",
        "pl | Anna Wrona: w Brzezinach uwolnimy 46 000 metrów rzeki.",
        "en | Towarzystwo Rzeka announced that 46,000 metres of the river at Brzeziny will be free.",
      })
  void findsANameAndANumberThatWeSay(String language, String text) {
    assertThat(kind(text, language)).isEqualTo(Kind.PARAPHRASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pl | Anna Wrona: to jest nasz dzień i nie ma w nim miejsca na smutek, a w maju są tu schody.",
        "pl | Towarzystwo Rzeka: w zimie otwarte są drzwi do muzeum, na które co roku zasługują goście.",
        "pl | Towarzystwo Rzeka zaprasza w maju na spacer. Nasze drzwi są otwarte co dzień, także zimą i"
            + " jesienią, a na schody uderzają dzieci. Rolnicy są za, łąki są w dolinie, albo na odwrót.",
      })
  void findsNothingInArticlesThatShareOnlyCommonWords(String language, String text) {
    assertThat(kind(text, language)).isEqualTo(Kind.MENTION);
  }

  @Test
  void readsAHostileArticleInAFewSeconds() {
    for (String piece :
        List.of("“a” ", "46 000 ", "Anna Wrona: ", "3,8 mln w Brzezinach. ", "one in 4 fifths ")) {
      String text = "Anna Wrona. " + piece.repeat(1_000_000 / piece.length());
      long start = TIMES.getCurrentThreadCpuTime();
      assertThat(pickup(text, "en").kind()).as(piece).isNotNull();
      assertThat(Duration.ofNanos(TIMES.getCurrentThreadCpuTime() - start))
          .as(piece)
          .isLessThan(Duration.ofSeconds(20));
    }
  }

  private static Kind kind(String text, String language) {
    return pickup(text, language).kind();
  }

  private static Pickup pickup(String text, String language) {
    var release =
        new Release(
            "rivers",
            "weir",
            1,
            Instant.EPOCH,
            false,
            ReleaseSamples.PUBLISHED,
            List.of(new ReleaseText("pl", "Jaz zniknie", TEXT)),
            List.of(),
            List.of());
    Article article =
        ReleaseSamples.article("News", text, ReleaseSamples.AFTER).inLanguage(language);
    List<Tag> names = ReleaseSamples.tags("us", article, "Towarzystwo Rzeka");
    return Objects.requireNonNull(
        new Releases(SOCIETY, List.of(release), List.of()).pickup(article, names));
  }
}
