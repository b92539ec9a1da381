package org.vigie.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock faster than real time. It stands still before {@link #run} and at its end time. */
public final class SpedUpClock implements InstantSource {
  private static final long STANDING = Long.MIN_VALUE;

  private final Instant start;
  private final Instant end;
  private final long factor;
  private final LongSupplier nanos;
  private volatile long began = STANDING;

  /**
   * Creates a clock that stands still at {@code start} until {@link #run} is called.
   *
   * @param end time at which the running clock stops
   * @param factor number of seconds by which the running clock advances in one real second
   * @param nanos returns real time in nanoseconds, such as {@code System::nanoTime}
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
