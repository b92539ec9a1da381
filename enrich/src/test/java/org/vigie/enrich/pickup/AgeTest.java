package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.Names;
import org.vigie.events.WatchItem.Release;

/** The sooner an article follows a release, the less its sentences must share with it. */
class AgeTest {
  private static final Instant OUT = Instant.parse("2026-03-02T09:00:00Z");
  private static final String RELEASE =
      "The River Trust will tear down the dam of Ashwell by May, with all friends of eels.";
  private static final String SAID = "The River Trust said that the dam at Ashwell will be gone.";
  private static final String ABOUT =
      "Friends of eels and the River Trust meet at the dam of Ashwell, which is to tear.";

  @ParameterizedTest
  @CsvSource({"PT23H59M, 0.8", "PT24H, 1.8", "P6D, 1.8", "P7D, 2.2", "P14D, 3", "P300D, 3"})
  void needsMoreOfWhatWeSayTheLaterItIs(Duration after, double needed) {
    assertThat(needed(SAID, OUT.plus(after))).isCloseTo(needed, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"PT1H, 2", "P6D, 3", "P13D, 3.4"})
  void needsMoreIfWeDoNotSayIt(Duration after, double needed) {
    String text = ABOUT + " It rained, and Ann Lee was there.";

    assertThat(needed(text, OUT.plus(after))).isCloseTo(needed, within(1e-9));
    assertThat(needed(ABOUT, OUT.plus(after))).isCloseTo(needed - 0.4, within(1e-9));
  }

  @Test
  void takesNothingLateThatWeDoNotSay() {
    assertThat(needed(ABOUT, OUT.plus(Duration.ofDays(14)))).isEqualTo(Candidate.NEVER);
  }

  @Test
  void isLateIfTheReleaseHasNoTime() {
    assertThat(Age.of(OUT, null, ZoneOffset.UTC)).isEqualTo(Age.LATE);
  }

  @Test
  void countsFromNoonIfOnlyTheDayOfTheReleaseIsKnown() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant day = Instant.parse("2026-03-01T23:00:00Z");
    Instant noonAfter = day.plus(Duration.ofHours(36));

    assertThat(Age.of(noonAfter.minusSeconds(1), day, paris)).isEqualTo(Age.FIRST_DAY);
    assertThat(Age.of(noonAfter, day, paris)).isEqualTo(Age.FIRST_WEEK);
    assertThat(Age.of(noonAfter.minusSeconds(1), day, ZoneOffset.UTC)).isEqualTo(Age.FIRST_WEEK);
  }

  private static double needed(String text, Instant published) {
    Article article = ReleaseSamples.article("News", text, published).inLanguage("en");
    var organisation = ReleaseSamples.organisation("River Trust", Names.NONE);
    Release release = ReleaseSamples.ofDam(RELEASE, OUT, List.of());
    var releases = new Releases(organisation, List.of(release));
    return releases
        .judge(article, ReleaseSamples.tags("us", article, "River Trust"), new ArticleWords())
        .releases()
        .getFirst()
        .sentences()
        .getFirst()
        .needed();
  }
}
