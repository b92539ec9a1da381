package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.ownership.ToldFeeds.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResultTimesTest {
  private Instant now = NOW;
  private final ResultTimes times = new ResultTimes(() -> now);

  @Test
  void eachResultIsLaterThanTheOneBefore() {
    assertThat(times.later(NOW)).isEqualTo(NOW);
    assertThat(times.later(NOW.minusSeconds(90))).isEqualTo(NOW.plusMillis(1));
    assertThat(times.later(NOW)).isEqualTo(NOW.plusMillis(2));
    assertThat(times.later(NOW.plusSeconds(1))).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void aClockThatIsSetBackIsFollowed() {
    times.later(NOW);
    now = NOW.minus(Duration.ofDays(1));

    assertThat(times.later(now)).isEqualTo(now);
    assertThat(times.later(now)).isEqualTo(now.plusMillis(1));
  }
}
