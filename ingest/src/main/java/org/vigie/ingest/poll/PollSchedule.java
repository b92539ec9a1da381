package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;

/**
 * Computes when a feed is due again. A feed with {@code every} is polled at that interval. For the
 * others an interval is learned: at first from the gaps between their entries, then halved when a
 * poll brings many new articles and lengthened when it brings none. The interval that server and
 * feed ask for is a lower bound of the learned one; {@code Retry-After} is a lower bound always.
 *
 * @param before the feed's state before the poll; null when it was never polled at this address
 * @param now when the poll's response was complete
 */
public record PollSchedule(Feed feed, @Nullable FeedState before, Instant now) {
  /** Bounds of a learned interval. Chosen: fast enough for news, slow enough for small sites. */
  static final Duration LEAST = Duration.ofMinutes(5);

  static final Duration MOST = Duration.ofHours(4);

  /** Chosen: a removed feed is still configured, and it may come back. */
  private static final Duration GONE = Duration.ofDays(7);

  /** Chosen: the pause after 429 without {@code Retry-After}. */
  static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1);

  // Chosen: five doublings make 5 minutes more than 2 hours; 20 % of jitter spreads a host's feeds.
  private static final int MOST_DOUBLINGS = 5;
  private static final double JITTER = 0.2;

  /** A learned interval, which failures do not change, and the time of the next poll. */
  record Due(Duration interval, Instant next) {}

  /** When to poll a feed that was just assigned or configured: now, unless its state says later. */
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
   * After a new body with so many new articles among the listed entries.
   *
   * @param dates of the entries that have one, in any order
   * @param floor lower bound asked for by server and feed
   */
  Due fresh(int created, int listed, List<Instant> dates, Duration floor) {
    Duration prior = fromGaps(dates);
    if (before == null || before.succeeded() == null) {
      return due(prior, floor);
    }
    if (created == 0) {
      return due(lengthened(before), floor);
    }
    // why: if half of the entries are new, some may come and go before the next poll.
    boolean many = created * 2 >= listed;
    Duration last = before.interval();
    return due(many ? last.dividedBy(2) : last.plus(prior).dividedBy(2), floor);
  }

  /** After the same body as last time. */
  Due unchanged(Duration floor) {
    return due(before == null ? LEAST : lengthened(before), floor);
  }

  /**
   * After a failure or a request for a pause: exponential back-off. Jitter keeps the feeds of a
   * failed host from returning all at once.
   *
   * @param failures in a row, this one included
   * @param pause lower bound of the wait
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

  /** Half the mean gap between entries, an hour at most; longer for a feed that fell silent. */
  private Duration fromGaps(List<Instant> dates) {
    List<Instant> past = dates.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    if (past.size() < 2) {
      return HOUR;
    }
    Duration silence = Duration.between(past.getLast(), now);
    Duration gap = Duration.between(past.getFirst(), past.getLast()).dividedBy(past.size() - 1L);
    return longer(afterSilence(silence), longer(LEAST, shorter(gap.dividedBy(2), HOUR)));
  }

  /** A quarter longer; bounded, because a feed that published lately will publish again soon. */
  private Duration lengthened(FeedState last) {
    Duration learned = last.interval();
    Duration silence = last.brought() == null ? MOST : Duration.between(last.brought(), now);
    Duration most = longer(HOUR.dividedBy(2), afterSilence(silence));
    return shorter(learned.multipliedBy(5).dividedBy(4), longer(most, shorter(learned, HOUR)));
  }

  /** Least interval of a feed that was silent so long: the steps of CommaFeed, a feed reader. */
  private static Duration afterSilence(Duration silence) {
    long days = silence.toDays();
    Duration upToAMonth = days >= 14 ? HOUR.multipliedBy(2) : days >= 7 ? HOUR : Duration.ZERO;
    return days >= 30 ? MOST : upToAMonth;
  }

  /** From 0 to 1; differs between feeds and attempts, and is the same on every run. */
  private static double pseudoRandom(String id, int attempt) {
    int mixed = (id + '#' + attempt).hashCode() * 0x9E3779B9; // 2^32 / golden ratio, Knuth's hash
    return (mixed >>> 8) / (double) (1 << 24);
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
