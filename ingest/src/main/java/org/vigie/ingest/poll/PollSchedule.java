package org.vigie.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedSigns.Wish;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.fields.BusyPeriod;
import org.vigie.events.fields.FeedRhythm;

/**
 * Computes the time of a feed's next poll. A feed with a configured interval ({@code every}) is
 * polled at that interval. Other feeds are polled by a {@link PollPlan}, when they are expected to
 * publish. If the server or the feed asks for a longer wait than a learned interval, it gets that,
 * up to {@link #DAY}. A pause that a server asks for ({@code Retry-After}) is always kept.
 *
 * @param before the feed's state before the poll; null if it was never polled at this address
 * @param now the time when the poll's response was complete
 */
public record PollSchedule(Feed feed, @Nullable FeedState before, Instant now) {
  // Limits of a learned interval. Estimates: fast enough for news, slow enough for small sites. The
  // least is for bursts and peaks; on average, a plan has an interval of 10 minutes or more.
  static final Duration LEAST = Duration.ofMinutes(2);

  static final Duration MOST = Duration.ofHours(4);

  /**
   * Maximum wait, whatever servers and feeds ask for. Chosen: so a mistake of theirs costs a day at
   * most, and one request a day burdens nobody. A feed that stays removed is polled as rarely.
   */
  static final Duration DAY = Duration.ofDays(1);

  /** Minimum pause if a server asks for a pause but gives no duration. An estimate. */
  static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);

  /** Wait after the first failure of a learned feed, at most: it may fail in a quiet hour. */
  private static final Duration FIRST_BACK_OFF = Duration.ofHours(1);

  /**
   * How many times longer a learned wait is while a hub tells of changes. Chosen: a lost bell then
   * costs little, and three of four requests are saved. NewsBlur waits 12 times as long.
   */
  private static final int TOLD = 4;

  /** Interval of a feed that was never read. An estimate. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  // How often failures double the wait (5 minutes become 160), and the random part of the wait,
  // which spreads the polls of a host's feeds. Estimates.
  private static final int MOST_DOUBLINGS = 5;
  private static final double JITTER = 0.2;

  /** Maximum difference between the clocks of processes. Chosen: the usual time servers keep it. */
  private static final Duration MOST_AHEAD = Duration.ofMinutes(1);

  // why: a host's feeds all get the same pause. Its end is spread over a fifth of it, at most
  // this long. Estimates (docs/adr/0026).
  private static final int SPREAD_PART = 5;
  private static final Duration MOST_SPREAD = Duration.ofMinutes(10);

  /**
   * When the next poll is due.
   *
   * @param interval the interval between polls, which neither failures nor hubs change
   * @param usual when it would be due without a hub; null if a hub doesn't delay it
   */
  record Due(Duration interval, Instant next, @Nullable Instant usual) {
    Due(Duration interval, Instant next) {
      this(interval, next, null);
    }

    private Due at(Instant other) {
      return new Due(interval, other, usual != null && usual.isBefore(other) ? usual : null);
    }
  }

  /**
   * Returns the time of a feed's next poll: now if its URL is new; else the time in its state, or
   * an earlier time if its configured interval is shorter than before, or in a {@link BusyPeriod}.
   * If the clock was ahead at the last poll, the time in the state is wrong, and a poll is due now;
   * {@link Poller} then keeps a pause that a server asked for.
   */
  public static Instant first(Feed feed, @Nullable FeedState before, Instant now) {
    if (before == null || !before.configured().equals(feed.url())) {
      return now;
    }
    if (isAhead(before.polled(), now)) {
      return now;
    }
    if (before.outcome() == Outcome.THROTTLED || before.outcome() == Outcome.GONE) {
      return before.next();
    }
    var schedule = new PollSchedule(feed, before, now);
    Duration every = before.failures() > 0 ? null : feed.every();
    Instant next = before.next();
    if (every != null && before.polled().plus(every).isBefore(next)) {
      next = before.polled().plus(every);
    }
    return schedule.soonerIfBusy(next, before.polled());
  }

  /** Returns true if a time in the past can only come from a clock that was ahead. */
  public static boolean isAhead(Instant past, Instant now) {
    return past.isAfter(now.plus(MOST_AHEAD));
  }

  /** Returns true if the last poll failed, and the host did not ask for a pause. */
  public static boolean isFailing(@Nullable FeedState state) {
    return state != null && state.failures() > 0 && state.outcome() != Outcome.THROTTLED;
  }

  /**
   * Returns the time of the next poll, after a poll that found the feed.
   *
   * @param rhythm the feed's rhythm, this poll included; null if it isn't known yet
   * @param maxAge the minimum wait that the server asks for; zero if none
   * @param wish what the feed itself asks for; null if nothing
   */
  Due next(@Nullable FeedRhythm rhythm, Duration maxAge, @Nullable Wish wish) {
    return next(rhythm, MOST, maxAge, wish, false);
  }

  /**
   * Returns the longest learned wait after a new body: half of the last wait if three quarters of
   * the entries are new, because others may have come and gone unseen.
   */
  Duration most(int created, int listed) {
    boolean areMostNew = created > 0 && 4 * created >= 3 * listed;
    if (!areMostNew || before == null || before.succeeded() == null) {
      return MOST;
    }
    return shorter(longer(Duration.between(before.polled(), now).dividedBy(2), LEAST), MOST);
  }

  /**
   * Returns the time of the next poll of a feed of which a hub may tell.
   *
   * @param most the longest learned wait
   * @param isTold true if a hub tells of the feed's changes. Then a learned wait is longer; what
   *     the operator chose ({@code every}, a period) stays as it is
   */
  Due next(
      @Nullable FeedRhythm rhythm,
      Duration most,
      Duration maxAge,
      @Nullable Wish wish,
      boolean isTold) {
    if (feed.every() != null) {
      return new Due(feed.every(), soonerIfBusy(now.plus(feed.every()), now));
    }
    Duration learned =
        rhythm == null ? interval() : new PollPlan(rhythm, LEAST, MOST).waitAfter(now);
    Duration interval = shorter(learned, most);
    Wish asked = wish == null ? Wish.NONE : wish;
    Duration floor = shorter(longer(maxAge, asked.interval()), DAY);
    Instant usual = planned(longer(interval, floor), asked);
    if (!isTold || isOverridden()) {
      return new Due(interval, usual);
    }
    Instant delayed = planned(longer(shorter(interval.multipliedBy(TOLD), MOST), floor), asked);
    return new Due(interval, usual, usual).at(delayed);
  }

  private Instant planned(Duration wait, Wish asked) {
    return soonerIfBusy(SkippedTimes.of(asked).after(now.plus(wait), now, DAY), now);
  }

  /**
   * Returns an earlier time if an agency's embargo ends before the planned poll, but not less than
   * {@link #LEAST} after this one.
   */
  Due notAfter(@Nullable Instant embargo, Due planned) {
    if (embargo == null) {
      return planned;
    }
    Instant soonest = now.plus(LEAST);
    Instant end = embargo.isBefore(soonest) ? soonest : embargo;
    return end.isBefore(planned.next()) ? planned.at(end) : planned;
  }

  /**
   * Returns the time of the next poll, after a failure or a server's request for a pause. The wait
   * doubles with each failure, but not in a {@link BusyPeriod}. A random part keeps a host's feeds
   * from being polled all at once.
   *
   * @param failures number of consecutive failures, including the last poll
   * @param pause the minimum wait; zero if the server asked for none
   */
  Due backOff(int failures, Duration pause) {
    Duration base = feed.every() == null ? shorter(interval(), FIRST_BACK_OFF) : feed.every();
    Duration most = longer(base, shorter(base.multipliedBy(1L << MOST_DOUBLINGS), MOST));
    Duration wait = base.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    double jitter = 1 + JITTER * (2 * pseudoRandom(feed.id(), failures) - 1);
    Duration jittered = Duration.ofMillis((long) (shorter(wait, most).toMillis() * jitter));
    Duration spread = shorter(pause.dividedBy(SPREAD_PART), MOST_SPREAD);
    double place = pseudoRandom(feed.id() + '/', failures);
    Duration spreadPause = pause.plusMillis((long) (spread.toMillis() * place));
    Instant next = now.plus(longer(jittered, spreadPause));
    return new Due(interval(), pause.isZero() ? soonerIfBusy(next, now) : next);
  }

  /**
   * Returns the time of the next poll of a feed that was removed. In the first day, it is polled as
   * after other failures, because a mistake of the server ends sooner.
   */
  Due gone(int failures, Instant since) {
    boolean isConfirmed = !now.isBefore(since.plus(DAY));
    return isConfirmed ? new Due(interval(), now.plus(DAY)) : backOff(failures, Duration.ZERO);
  }

  /**
   * Returns an earlier time if the feed is in a {@link BusyPeriod}, or if one begins before the
   * planned time. Like {@code every}, it is the operator's word, so that it precedes what the feed
   * asks for, but not a pause.
   */
  private Instant soonerIfBusy(Instant planned, Instant polled) {
    Instant next = planned;
    for (BusyPeriod period : feed.busyPeriods()) {
      // why: a random part keeps all feeds from being polled when the period begins.
      double place = pseudoRandom(feed.id(), 0);
      Instant begin = period.from().plusMillis((long) (period.every().toMillis() * place));
      Instant due = polled.plus(period.every());
      Instant first = due.isBefore(begin) ? begin : due;
      if (first.isBefore(period.until()) && first.isBefore(next)) {
        next = first;
      }
    }
    return next;
  }

  /** Returns true if the operator, and not only the feed's rhythm, decides when it is polled. */
  boolean isOverridden() {
    return feed.every() != null
        || feed.busyPeriods().stream().anyMatch(period -> period.contains(now));
  }

  private Duration interval() {
    if (before != null) {
      return before.interval();
    }
    return feed.every() == null ? UNKNOWN : feed.every();
  }

  /** Returns a number from 0 to 1 that looks random, but depends only on feed and attempt. */
  private static double pseudoRandom(String id, int attempt) {
    int mixed = (id + '#' + attempt).hashCode() * 0x9E3779B9; // 2^32 / golden ratio (Knuth)
    return (mixed >>> 8) / (double) (1 << 24);
  }

  static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
