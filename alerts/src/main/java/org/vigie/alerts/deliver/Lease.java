package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The courier's right to call channels. It lasts one session from the last proof that the courier
 * is still a member of its consumer group: a commit of offsets, which Kafka refuses to a courier
 * that it has dropped. So a courier that was stopped for longer sends nothing after it wakes up,
 * since another courier may have taken over. Thread-safe.
 *
 * <p>Time is measured by two clocks, and the one that shows more counts: {@link System#nanoTime}
 * may stand still while the machine sleeps, and the time of day may be set back.
 */
final class Lease {
  private final Duration term;
  private final LongSupplier nanos;
  private final InstantSource time;
  private volatile Moment granted;
  private volatile boolean expired = true;
  private volatile boolean wanted;

  /** A point in time on both clocks. */
  record Moment(long nanos, Instant time) {}

  Lease(Duration term, LongSupplier nanos, InstantSource time) {
    this.term = term;
    this.nanos = nanos;
    this.time = time;
    this.granted = now();
  }

  /** Returns the moment before a commit. If the commit succeeds, {@link #renew} takes it. */
  Moment now() {
    return new Moment(nanos.getAsLong(), time.instant());
  }

  void renew(Moment beforeCommit) {
    granted = beforeCommit;
    expired = false;
    wanted = false;
  }

  /** Ends the lease, because the courier has lost its place in the consumer group. */
  void end() {
    expired = true;
  }

  /** True if a channel may be called now. If not, asks the courier to {@link #renew} the lease. */
  boolean holds() {
    Moment since = granted;
    Moment now = now();
    long left = term.toNanos() - (now.nanos() - since.nanos());
    boolean holds = !expired && left > 0 && now.time().isBefore(since.time().plus(term));
    if (!holds) {
      wanted = true;
    }
    return holds;
  }

  /** True if a dispatcher waits for the lease. */
  boolean isWanted() {
    return wanted;
  }
}
