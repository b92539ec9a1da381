package org.vigie.enrich.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long after a release an article appeared. */
class AgeTest {
  private static final Instant OUT = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @CsvSource({"PT-2H, 0, true", "PT30M, 0.5, true", "P13D, 312, true", "P14D, 336, false"})
  void isCountedInHoursAndFreshForTwoWeeks(Duration after, double hours, boolean isFresh) {
    Age age = Age.of(OUT.plus(after), OUT, ZoneOffset.UTC);

    assertThat(age.hours()).isEqualTo(hours);
    assertThat(age.isFresh()).isEqualTo(isFresh);
    assertThat(age.isLate()).isEqualTo(!isFresh);
  }

  @Test
  void isNeitherFreshNorLateIfTheReleaseHasNoTime() {
    Age age = Age.of(OUT, null, ZoneOffset.UTC);

    assertThat(age.isFresh()).isFalse();
    assertThat(age.isLate()).isFalse();
    assertThat(age.hours()).isEqualTo(72);
  }

  @Test
  void countsFromNoonIfOnlyTheDayOfTheReleaseIsKnown() {
    Instant day = Instant.parse("2026-03-01T23:00:00Z");
    Instant noonAfter = day.plus(Duration.ofHours(36));

    assertThat(Age.of(noonAfter, day, ZoneId.of("Europe/Paris")).hours()).isEqualTo(24);
    assertThat(Age.of(noonAfter, day, ZoneOffset.UTC).hours()).isEqualTo(36);
  }
}
