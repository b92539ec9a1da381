package org.vigie.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Duration TERM = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2025-02-12T08:00:00Z"));
  private final Lease lease = new Lease(TERM, nanos::get, time::get);

  @Test
  void nothingHoldsBeforeTheFirstCommit() {
    assertThat(lease.holds()).isFalse();
    assertThat(lease.isWanted()).isTrue();
  }

  @Test
  void aCommitIsGoodForOneSessionFromItsBeginning() {
    Lease.Moment before = lease.now();
    pass(Duration.ofSeconds(4), Duration.ofSeconds(4));
    lease.renew(before);
    assertThat(lease.holds()).isTrue();

    pass(Duration.ofSeconds(6), Duration.ofSeconds(6));

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void itEndsIfOnlyTheTimeOfDayPasses() {
    lease.renew(lease.now());
    pass(Duration.ZERO, TERM);

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void itEndsIfTheTimeOfDayIsSetBack() {
    lease.renew(lease.now());
    pass(TERM, Duration.ofHours(-1));

    assertThat(lease.holds()).isFalse();
  }

  @Test
  void itEndsWithThePlaceInTheGroup() {
    lease.renew(lease.now());
    lease.end();

    assertThat(lease.holds()).isFalse();
  }

  private void pass(Duration onTheMachine, Duration onTheClock) {
    nanos.addAndGet(onTheMachine.toNanos());
    time.updateAndGet(now -> now.plus(onTheClock));
  }
}
