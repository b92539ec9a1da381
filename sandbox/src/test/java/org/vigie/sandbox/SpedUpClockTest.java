package org.vigie.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpedUpClockTest {
  private static final Instant START = Instant.parse("2025-02-10T05:00:00Z");

  private final AtomicLong nanos = new AtomicLong(7);
  private final SpedUpClock clock =
      new SpedUpClock(START, START.plus(Duration.ofDays(7)), 3_600, nanos::get);

  @Test
  void standsUntilItIsLetRun() {
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());

    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void letsAnHourPassInASecond() {
    clock.run();
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(2)));
  }

  @Test
  void standsAtItsEnd() {
    clock.run();
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(7)));
  }
}
