package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;

/**
 * When a feed is due again. A feed with {@code every} keeps to it; the others find their rhythm:
 * from the gaps between their entries at first, then shorter when a poll brings many new ones and
 * longer when it brings none, but not so long that a feed that rested would surprise us. What the
 * server and the feed ask for is a floor under that, and a request for rest ({@code Retry-After})
 * is one under everything. Failures double the wait, with jitter, so that the feeds of a host that
 * failed don't all come back at once.
 */
public final class PollSchedule {
  /** Bounds of a rhythm that is learned. */
  static final Duration LEAST = Duration.ofMinutes(5);

  static final Duration MOST = Duration.ofHours(4);

  /** A feed that is gone is still configured; it may come back. */
  static final Duration GONE = Duration.ofDays(7);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 5;
  private static final double JITTER = 0.2;

  private PollSchedule() {}

  /**
   * A rhythm and the time it gives.
   *
   * @param interval learned so far; failures leave it as it was
   */
  record Due(Duration interval, Instant next) {}

  /** When to poll a feed that we have just learned of: at once, unless its state says later. */
  public static Instant first(Feed feed, @Nullable FeedState before, Instant now) {
    if (before == null || !before.configured().equals(feed.url())) {
      return now;
    }
    Duration every = feed.every();
    if (every == null || before.outcome() == Outcome.THROTTLED || before.failures() > 0) {
      return before.next();
    }
    return earlier(before.next(), before.polled().plus(every));
  }

  /**
   * After a body that differs.
   *
   * @param fresh new articles in it
   * @param listed entries in it
   * @param dates of the entries that have one, in any order
   * @param floor asked for by server and feed
   */
  static Due brought(
      Feed feed,
      @Nullable FeedState before,
      int fresh,
      int listed,
      List<Instant> dates,
      Duration floor,
      Instant now) {
    Duration prior = byGaps(dates, now);
    if (before == null || before.succeeded() == null) {
      return due(feed, prior, floor, now);
    }
    Duration learned = before.interval();
    if (fresh == 0) {
      learned = longer(learned, before, now);
    } else if (fresh * 2 >= listed) {
      // why: half the feed is new; the next time a part of it may have come and gone.
      learned = learned.dividedBy(2);
    } else {
      learned = learned.plus(prior).dividedBy(2);
    }
    return due(feed, learned, floor, now);
  }

  /** After the same body as last time. */
  static Due unchanged(Feed feed, @Nullable FeedState before, Duration floor, Instant now) {
    Duration learned = before == null ? LEAST : longer(before.interval(), before, now);
    return due(feed, learned, floor, now);
  }

  /**
   * After a failure, or a request for rest.
   *
   * @param failures in a row, this one included
   * @param retryAfter asked for by the host
   */
  static Due failed(
      Feed feed,
      @Nullable FeedState before,
      int failures,
      @Nullable Duration retryAfter,
      Instant now) {
    Duration interval = before == null ? startOf(feed) : before.interval();
    Duration base = feed.every() == null ? interval : feed.every();
    Duration most = longer(base, shorter(base.multipliedBy(1L << MOST_DOUBLINGS), MOST));
    Duration wait = base.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    double jitter = 1 + JITTER * (2 * spread(feed.id(), failures) - 1);
    Duration jittered = Duration.ofMillis((long) (shorter(wait, most).toMillis() * jitter));
    return new Due(
        interval, now.plus(longer(jittered, retryAfter == null ? Duration.ZERO : retryAfter)));
  }

  /** After a request for rest that doesn't say how long. */
  static Due throttled(Feed feed, @Nullable FeedState before, int failures, Instant now) {
    return failed(feed, before, failures, REST, now);
  }

  /** After "410 Gone". */
  static Due gone(Feed feed, @Nullable FeedState before, Instant now) {
    return new Due(before == null ? startOf(feed) : before.interval(), now.plus(GONE));
  }

  private static Due due(Feed feed, Duration learned, Duration floor, Instant now) {
    Duration every = feed.every();
    Duration interval =
        every != null ? every : longer(LEAST, shorter(longer(learned, floor), MOST));
    return new Due(interval, now.plus(interval));
  }

  private static Duration startOf(Feed feed) {
    return feed.every() == null ? LEAST : feed.every();
  }

  /** Half the usual gap between entries, an hour at most; longer for a feed that fell silent. */
  private static Duration byGaps(List<Instant> dates, Instant now) {
    List<Instant> past = dates.stream().filter(date -> !date.isAfter(now)).sorted().toList();
    if (past.size() < 2) {
      return HOUR;
    }
    Duration silence = Duration.between(past.getLast(), now);
    Duration gap = Duration.between(past.getFirst(), past.getLast()).dividedBy(past.size() - 1L);
    return longer(restOf(silence), longer(LEAST, shorter(gap.dividedBy(2), HOUR)));
  }

  /** A quarter longer, as far as the time since the last new article allows. */
  private static Duration longer(Duration learned, FeedState before, Instant now) {
    Instant brought = before.brought();
    Duration silence = brought == null ? MOST : Duration.between(brought, now);
    Duration most = longer(HOUR.dividedBy(2), restOf(silence));
    return shorter(learned.multipliedBy(5).dividedBy(4), longer(most, shorter(learned, HOUR)));
  }

  /** How rarely to look at a feed that was silent so long: CommaFeed's steps, proven in use. */
  private static Duration restOf(Duration silence) {
    long days = silence.toDays();
    if (days >= 30) {
      return MOST;
    }
    if (days >= 14) {
      return HOUR.multipliedBy(2);
    }
    return days >= 7 ? HOUR : Duration.ZERO;
  }

  /** A number from 0 to 1 that differs between feeds and between attempts, and is no accident. */
  private static double spread(String id, int attempt) {
    int mixed = (id + '#' + attempt).hashCode() * 0x9E3779B9;
    return (mixed >>> 8) / (double) (1 << 24);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
