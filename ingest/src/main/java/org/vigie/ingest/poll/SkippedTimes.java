package org.vigie.ingest.poll;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.vigie.events.FeedSigns.Wish;

/**
 * The hours and days in which a feed asks not to be polled ({@code skipHours} and {@code skipDays}
 * of RSS, both in GMT).
 */
record SkippedTimes(List<Integer> hours, List<DayOfWeek> days) {
  static SkippedTimes of(Wish wish) {
    return new SkippedTimes(wish.skipHours(), wish.skipDays());
  }

  /**
   * Returns the first moment from {@code planned} on that is not skipped. Whatever is skipped, the
   * feed waits at most {@code most} after {@code now}, unless it was planned later.
   */
  Instant after(Instant planned, Instant now, Duration most) {
    Instant latest = now.plus(most).isAfter(planned) ? now.plus(most) : planned;
    Instant moment = planned;
    while (moment.isBefore(latest) && isSkipped(moment)) {
      moment = moment.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }
    return moment.isBefore(latest) ? moment : latest;
  }

  private boolean isSkipped(Instant moment) {
    OffsetDateTime gmt = moment.atOffset(ZoneOffset.UTC);
    return hours.contains(gmt.getHour()) || days.contains(gmt.getDayOfWeek());
  }
}
