package org.vigie.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often a part has started over, keeps its failure while it hasn't recovered, and
 * computes how long it waits before it starts over. Thread-safe.
 */
final class Restarts {
  // Estimates: a broker that restarts is back in seconds, and one in trouble is spared.
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A part that ran for this long had recovered from its last failure. An estimate. */
  private static final Duration RECOVERED = Duration.ofMinutes(1);

  private final AtomicLong count = new AtomicLong();
  private Duration next = FIRST;
  private volatile @Nullable Throwable failure;

  /** Returns the delay after a failure: doubled each time, and 1 s again after a recovery. */
  synchronized Duration failed(Throwable cause, Duration ran) {
    failure = cause;
    count.incrementAndGet();
    Duration delay = ran.compareTo(RECOVERED) >= 0 ? FIRST : next;
    Duration doubled = delay.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return delay;
  }

  /** Notes that the part runs and did not fail for a time. */
  void ran(Duration time) {
    // why: an idle part may not have anything to do for hours.
    if (time.compareTo(RECOVERED) >= 0) {
      failure = null;
    }
  }

  /** Notes that the part did its work. */
  void succeeded() {
    failure = null;
  }

  long count() {
    return count.get();
  }

  /** Returns the last failure; null if the part has recovered from it. */
  @Nullable Throwable failure() {
    return failure;
  }
}
