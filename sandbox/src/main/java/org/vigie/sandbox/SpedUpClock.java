package org.vigie.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Time that passes faster: it stands at its start until {@link #run}, and again at its end. */
public final class SpedUpClock implements InstantSource {
  private static final long STANDING = Long.MIN_VALUE;

  private final Instant start;
  private final Instant end;
  private final long factor;
  private final LongSupplier nanos;
  private volatile long began = STANDING;

  /**
   * @param factor how many seconds pass in one
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  public SpedUpClock(Instant start, Instant end, long factor, LongSupplier nanos) {
    this.start = start;
    this.end = end;
    this.factor = factor;
    this.nanos = nanos;
  }

  /** Lets time pass from now on. */
  public void run() {
    began = nanos.getAsLong();
  }

  /** Goes to its end at once. */
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
