package org.vigie.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that is faster than real time. It stands still before {@link #run} and after its end. */
public final class SpedUpClock implements InstantSource {
  private static final long STANDING = Long.MIN_VALUE;

  private final Instant start;
  private final Instant end;
  private final long factor;
  private final LongSupplier nanos;
  private volatile long began = STANDING;

  /**
   * @param factor number of seconds on this clock during one real second
   * @param nanos a monotonic clock, such as {@code System::nanoTime}
   */
  public SpedUpClock(Instant start, Instant end, long factor, LongSupplier nanos) {
    this.start = start;
    this.end = end;
    this.factor = factor;
    this.nanos = nanos;
  }

  public void run() {
    began = nanos.getAsLong();
  }

  /** Sets the clock to its end time immediately. */
  public void finish() {
    began = nanos.getAsLong() - Duration.between(start, end).dividedBy(factor).toNanos();
  }

  @Override
  public Instant instant() {
    long from = began;
    if (from == STANDING) {
      return start;
    }
    Instant now = start.plus(Duration.ofNanos(nanos.getAsLong() - from).multipliedBy(factor));
    return now.isBefore(end) ? now : end;
  }
}
