package org.vigie.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Time that passes faster: it stands at its start until {@link #run}. */
public final class SpedUpClock implements InstantSource {
  private static final long STANDING = Long.MIN_VALUE;

  private final Instant start;
  private final long factor;
  private final LongSupplier nanos;
  private volatile long began = STANDING;

  /**
   * @param factor how many seconds pass in one
   * @param nanos a clock that never goes back, such as {@code System::nanoTime}
   */
  public SpedUpClock(Instant start, long factor, LongSupplier nanos) {
    this.start = start;
    this.factor = factor;
    this.nanos = nanos;
  }

  /** Lets time pass from now on. */
  public void run() {
    began = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    long from = began;
    return from == STANDING
        ? start
        : start.plus(Duration.ofNanos(nanos.getAsLong() - from).multipliedBy(factor));
  }
}
