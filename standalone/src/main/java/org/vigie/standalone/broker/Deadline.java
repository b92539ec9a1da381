package org.vigie.standalone.broker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time until which something is tried again.
 *
 * @param nanos the time at which the tries end, as in {@code System.nanoTime()}
 */
record Deadline(long nanos) {
  private static final long BETWEEN_TRIES_MS = 20;

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - nanos > 0;
  }

  /** Waits before the next try. */
  void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MS);
  }
}
