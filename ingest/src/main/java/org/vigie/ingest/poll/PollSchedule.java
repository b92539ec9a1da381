package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;

/**
 * Computes the time of a feed's next poll. A feed with {@code every} is polled at that interval.
 * Other feeds have a learned interval. It starts from the gaps between entries, is halved when a
 * poll brings many new articles, and is lengthened when a poll brings none. The interval that
 * server or feed ask for is a minimum of the learned interval, up to {@link #MOST}. {@code
 * Retry-After} is always a minimum.
 *
 * @param before the feed's state before the poll; null if it was never polled at this address
 * @param now the time when the poll's response was complete
 */
public record PollSchedule(Feed feed, @Nullable FeedState before, Instant now) {
  // Bounds of a learned interval. Estimates: fast enough for news, slow enough for small sites.
  static final Duration LEAST = Duration.ofMinutes(5);

  static final Duration MOST = Duration.ofHours(4);

  /** Interval for a removed feed, which may come back. An estimate. */
  private static final Duration GONE = Duration.ofDays(7);

  /** Minimum pause if a server asks for one without {@code Retry-After}. An estimate. */
  static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1);

  // Estimates: five doublings turn 5 minutes into 160; 20 % of jitter spreads a host's feeds.
  private static final int MOST_DOUBLINGS = 5;
  private static final double JITTER = 0.2;

  /** The learned interval, which failures don't change, and the time of the next poll. */
  record Due(Duration interval, Instant next) {}

  /** Returns the first poll of a newly assigned or configured feed: now, or as its state says. */
  public static Instant first(Feed feed, @Nullable FeedState before, Instant now) {
    if (before == null || !before.configured().equals(feed.url())) {
      return now;
    }
    Duration every = feed.every();
    if (every == null || before.outcome() == Outcome.THROTTLED || before.failures() > 0) {
      return before.next();
    }
    Instant configured = before.polled().plus(every);
    return configured.isBefore(before.next()) ? configured : before.next();
  }

  /**
   * Returns the next poll after a new body.
   *
   * @param created number of new articles among the entries
   * @param listed number of entries in the body
   * @param dates the dates of the entries that have one, in any order
   * @param floor the minimum interval that server and feed ask for
   */
  Due fresh(int created, int listed, List<Instant> dates, Duration floor) {
    Duration prior = fromGaps(dates);
    if (before == null || before.succeeded() == null) {
      return due(prior, floor);
    }
    if (created == 0) {
      return due(lengthened(before), floor);
    }
    // why: if half of the entries are new, other entries may come and go between two polls.
    boolean many = created * 2 >= listed;
    Duration last = before.interval();
    return due(many ? last.dividedBy(2) : last.plus(prior).dividedBy(2), floor);
  }

  /** Returns the next poll after a body that has not changed. */
  Due unchanged(Duration floor) {
    return due(before == null ? LEAST : lengthened(before), floor);
  }

  /**
   * Returns the next poll after a failure or a request for a pause: exponential back-off. Jitter
   * prevents simultaneous polls of all feeds of a host that failed.
   *
   * @param failures number of consecutive failures, including the last poll
   * @param pause the minimum wait
   */
  Due backOff(int failures, Duration pause) {
    Duration base = feed.every() == null ? interval() : feed.every();
    Duration most = longer(base, shorter(base.multipliedBy(1L << MOST_DOUBLINGS), MOST));
    Duration wait = base.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    double jitter = 1 + JITTER * (2 * pseudoRandom(feed.id(), failures) - 1);
    Duration jittered = Duration.ofMillis((long) (shorter(wait, most).toMillis() * jitter));
    return new Due(interval(), now.plus(longer(jittered, pause)));
  }

  Due gone() {
    return new Due(interval(), now.plus(GONE));
  }

  private Due due(Duration learned, Duration floor) {
    Duration interval =
        feed.every() != null ? feed.every() : longer(LEAST, shorter(longer(learned, floor), MOST));
    return new Due(interval, now.plus(interval));
  }

  private Duration interval() {
    if (before != null) {
      return before.interval();
    }
    return feed.every() == null ? LEAST : feed.every();
  }

  /** Returns half the mean gap between entries, at most an hour, or more after a long silence. */
  private Duration fromGaps(List<Instant> dates) {
    List<Instant> past = dates.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    if (past.size() < 2) {
      return HOUR;
    }
    Duration silence = Duration.between(past.getLast(), now);
    Duration gap = Duration.between(past.getFirst(), past.getLast()).dividedBy(past.size() - 1L);
    return longer(afterSilence(silence), longer(LEAST, shorter(gap.dividedBy(2), HOUR)));
  }

  /** Returns the last interval plus a quarter; the maximum is lower after a recent article. */
  private Duration lengthened(FeedState last) {
    Duration learned = last.interval();
    Duration silence = last.brought() == null ? MOST : Duration.between(last.brought(), now);
    Duration most = longer(HOUR.dividedBy(2), afterSilence(silence));
    return shorter(learned.multipliedBy(5).dividedBy(4), longer(most, shorter(learned, HOUR)));
  }

  /** Returns the minimum interval after a silence. The steps are those of the reader CommaFeed. */
  private static Duration afterSilence(Duration silence) {
    long days = silence.toDays();
    Duration upToAMonth = days >= 14 ? HOUR.multipliedBy(2) : days >= 7 ? HOUR : Duration.ZERO;
    return days >= 30 ? MOST : upToAMonth;
  }

  /** Returns a number from 0 to 1 that depends only on feed and attempt. */
  private static double pseudoRandom(String id, int attempt) {
    int mixed = (id + '#' + attempt).hashCode() * 0x9E3779B9; // 2^32 / golden ratio (Knuth)
    return (mixed >>> 8) / (double) (1 << 24);
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
