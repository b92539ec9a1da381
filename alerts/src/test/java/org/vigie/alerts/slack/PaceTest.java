package org.vigie.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Pace pace = new Pace(3, Duration.ofSeconds(1), nanos::get);

  @Test
  void aBurstPassesAndThenOneCallPerInterval() {
    for (int i = 0; i < 3; i++) {
      assertThat(pace.book()).isZero();
    }
    assertThat(pace.book()).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.book()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aPauseAllowsAnotherBurstButNoLongerOne() {
    for (int i = 0; i < 3; i++) {
      pace.book();
    }
    nanos.addAndGet(Duration.ofHours(1).toNanos());

    for (int i = 0; i < 3; i++) {
      assertThat(pace.book()).isZero();
    }
    assertThat(pace.book()).isEqualTo(Duration.ofSeconds(1));
  }
}
