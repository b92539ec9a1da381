package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;

/**
 * Judges when a feed has been without a new article for too long: several times its mean gap, and
 * longer than the longest gap between the entries that it lists. Old entries that stay listed don't
 * count.
 */
final class Silence {
  // Chosen: a weekend and a holiday are no alarm for a daily paper, nor four weeks for a weekly.
  private static final Duration LEAST = Duration.ofDays(4);
  private static final Duration UNKNOWN = Duration.ofDays(30);
  private static final Duration MOST = Duration.ofDays(180);
  private static final int MEAN_GAPS = 4;
  private static final int LONGEST_GAPS = 2;

  private Silence() {}

  /**
   * Returns when a new article should have come at the latest, after a poll that read a body.
   *
   * @param dates the dates of the entries that have one, none in the future, the earliest first
   * @param created number of new articles in the body
   */
  static Instant expected(
      List<Instant> dates, int created, @Nullable FeedState before, Instant now) {
    Instant known = before == null ? null : before.signsOrNone().expected();
    if (created == 0 && known != null) {
      return known;
    }
    boolean isFirst = before == null || before.succeeded() == null;
    Instant latest = isFirst && !dates.isEmpty() ? dates.getLast() : now;
    if (created == 0 && before != null && before.brought() != null) {
      latest = before.brought();
    }
    return latest.plus(patience(new EntryGaps(dates, now).dates()));
  }

  private static Duration patience(List<Instant> dates) {
    if (dates.size() < 2) {
      return UNKNOWN;
    }
    Duration longest = Duration.ZERO;
    for (int i = 1; i < dates.size(); i++) {
      longest = PollSchedule.longer(longest, Duration.between(dates.get(i - 1), dates.get(i)));
    }
    Duration span = Duration.between(dates.getFirst(), dates.getLast());
    Duration mean = span.dividedBy(dates.size() - 1L);
    Duration usual =
        PollSchedule.longer(mean.multipliedBy(MEAN_GAPS), longest.multipliedBy(LONGEST_GAPS));
    return PollSchedule.longer(LEAST, PollSchedule.shorter(usual, MOST));
  }
}
