package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmLearnerTest {
  private static final Instant NOW = Instant.parse("2025-02-11T10:00:00Z");

  /** Half the 1 % quantile of the chi-squared distribution with 48 degrees of freedom (28.18). */
  private static final double MEAN_GAPS_OF_24 = 14.09;

  /** Returns the short gap of so many entries, the last of which is published now, in seconds. */
  private static double shortGap(int entries, Duration gap) {
    List<Instant> dates =
        IntStream.rangeClosed(1, entries)
            .mapToObj(i -> NOW.minus(gap.multipliedBy(entries - i)))
            .toList();
    return new RhythmLearner(null, NOW, false).fresh(dates, entries).shortGap().toMillis() / 1e3;
  }

  @Test
  void manyEntriesProveAShorterGapThanFew() {
    Duration minute = Duration.ofMinutes(1);

    assertThat(shortGap(24, minute)).isBetween(0.99 * 23 * 60 / MEAN_GAPS_OF_24, 99.0);
    assertThat(shortGap(8, minute)).isBetween(130.0, 150.0);
    assertThat(shortGap(3, minute)).isBetween(270.0, 310.0);
  }

  @Test
  void theLatestOfManyEntriesCount() {
    List<Instant> quietThenBurst =
        List.of(
            NOW.minus(Duration.ofHours(9)),
            NOW.minus(Duration.ofHours(6)),
            NOW.minus(Duration.ofHours(3)),
            NOW.minusSeconds(60),
            NOW.minusSeconds(30),
            NOW);

    Duration gap = new RhythmLearner(null, NOW, false).fresh(quietThenBurst, 6).shortGap();

    assertThat(gap).isBetween(Duration.ofSeconds(130), Duration.ofSeconds(160));
  }

  @Test
  void twoEntriesProveNothing() {
    assertThat(shortGap(2, Duration.ofSeconds(1))).isGreaterThan(3_600);
  }
}
