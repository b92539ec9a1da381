package org.vigie.alerts.slack;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spreads calls over time: a short burst may pass at once, and then one call per interval. This is
 * the generic cell rate algorithm (ITU-T I.371). Thread-safe.
 */
final class Pace {
  private final long interval;
  private final long burst;
  private final LongSupplier nanos;

  /** The time at which all calls so far would have been made without bursts. */
  private long due;

  /**
   * @param calls number of calls that may be made at once after a pause
   * @param nanos the clock: {@link System#nanoTime}, except in tests
   */
  Pace(int calls, Duration interval, LongSupplier nanos) {
    this.interval = interval.toNanos();
    this.burst = this.interval * calls;
    this.nanos = nanos;
    this.due = nanos.getAsLong() - burst;
  }

  /** Books one call, and returns how long to wait before it is made. */
  synchronized Duration book() {
    long now = nanos.getAsLong();
    // why: nanoTime may overflow, so only differences are compared.
    due = (due - (now - burst) < 0 ? now - burst : due) + interval;
    return Duration.ofNanos(Math.max(0, due - now));
  }
}
