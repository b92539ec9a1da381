package org.vigie.ingest.ownership;

import java.time.Instant;
import java.time.InstantSource;
import org.vigie.ingest.poll.PollSchedule;

/**
 * Dates each result after those before it. So articles are dated in the order in which they are
 * published, and whatever compares their times gets the same result each time. Not thread-safe.
 */
final class ResultTimes {
  private final InstantSource clock;
  private Instant latest = Instant.EPOCH;

  ResultTimes(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the time itself, or the first millisecond after the last result if that is later. */
  Instant later(Instant time) {
    // why: the clock was ahead and was set back. Later results would keep the wrong time for ever.
    boolean isWrong = PollSchedule.isAhead(latest, clock.instant());
    Instant next = isWrong ? time : latest.plusMillis(1);
    latest = time.isBefore(next) ? next : time;
    return latest;
  }
}
