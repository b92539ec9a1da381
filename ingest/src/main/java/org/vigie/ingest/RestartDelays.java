package org.vigie.ingest;

import java.time.Duration;

/** Computes how long a part that fails again and again waits before it starts over. */
final class RestartDelays {
  // Estimates: a broker that restarts is back in seconds, and one in trouble is spared.
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** A part that ran for this long had recovered from its last failure. An estimate. */
  private static final Duration RECOVERED = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /** Returns the delay after a failure: doubled each time, and 1 s again after a recovery. */
  Duration next(Duration ran) {
    Duration delay = ran.compareTo(RECOVERED) >= 0 ? FIRST : next;
    Duration doubled = delay.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return delay;
  }
}
