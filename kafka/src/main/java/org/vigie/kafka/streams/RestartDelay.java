package org.vigie.kafka.streams;

import java.time.Duration;

/** The time to wait before a failed application is started again. Each further wait is doubled. */
final class RestartDelay {
  /** First wait. Chosen: a failure that passes, such as a lost leader, is over by then. */
  private static final Duration FIRST = Duration.ofMillis(500);

  /**
   * Longest wait. An application that runs for this time without failure starts with FIRST again.
   */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private Duration next = FIRST;

  Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return now;
  }

  void reset() {
    next = FIRST;
  }
}
