package org.vigie.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When to ask a feed again. A configured interval is kept; without one the rhythm is learned: half
 * the usual gap between two articles to begin with (CommaFeed's prior), then a little faster after
 * a poll that brought something and a little slower after one that didn't (StormCrawler's factors).
 * What the feed or its server asks for is a floor of a learned rhythm, and a wait that a server
 * demands ({@code Retry-After}) is a floor that nothing undercuts.
 */
public final class PollSchedule {
  static final Duration SHORTEST = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofHours(4);
  static final Duration FIRST = Duration.ofMinutes(15);

  /** A feed that is gone is looked at again now and then: a surprising number come back. */
  public static final Duration GONE = Duration.ofDays(7);

  private static final double FASTER = 0.8;
  private static final double SLOWER = 1.5;
  private static final int MOST_DOUBLINGS = 6;
  private static final double JITTER = 0.1;

  private PollSchedule() {}

  /**
   * @param interval the rhythm as it is now
   * @param due when to ask next
   */
  public record Next(Duration interval, Instant due) {}

  /**
   * After an answer.
   *
   * @param every the configured interval; null to learn it
   * @param learned the rhythm so far; null after a first poll
   * @param published when the feed's entries were published, any order
   * @param brought whether there was something new
   * @param floor what the feed and its server ask for; zero when nothing
   */
  public static Next answered(
      @Nullable Duration every,
      @Nullable Duration learned,
      List<Instant> published,
      boolean brought,
      Duration floor,
      Instant now) {
    if (every != null) {
      return new Next(every, now.plus(every));
    }
    Duration rhythm =
        learned == null ? prior(published) : scaled(learned, brought ? FASTER : SLOWER);
    Duration interval = longer(clamp(rhythm), shorter(floor, LONGEST));
    return new Next(interval, now.plus(interval));
  }

  /**
   * After a failure: twice the wait with each one in a row, spread by a tenth so that the feeds of
   * a host that was down don't all come back at once.
   *
   * @param failures in a row, this one included
   * @param spread from 0 to 1, the same for the same feed
   */
  public static Next failed(
      @Nullable Duration every,
      @Nullable Duration learned,
      int failures,
      double spread,
      Instant now) {
    Duration interval = every != null ? every : learned == null ? FIRST : learned;
    long factor = 1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    Duration wait = longer(interval, shorter(interval.multipliedBy(factor), LONGEST));
    return new Next(interval, now.plus(scaled(wait, 1 + JITTER * spread)));
  }

  /**
   * After a server asked for rest.
   *
   * @param retryAfter as asked; null when it named no time
   */
  public static Next throttled(
      @Nullable Duration every,
      @Nullable Duration learned,
      int failures,
      double spread,
      @Nullable Duration retryAfter,
      Instant now) {
    Next next = failed(every, learned, failures, spread, now);
    if (retryAfter == null) {
      return next;
    }
    Instant allowed = now.plus(scaled(retryAfter, 1 + JITTER * spread));
    return new Next(next.interval(), next.due().isBefore(allowed) ? allowed : next.due());
  }

  /** After a server said that the feed is no more. */
  public static Next gone(Duration interval, Instant now) {
    return new Next(interval, now.plus(GONE));
  }

  private static Duration prior(List<Instant> published) {
    List<Instant> times = new ArrayList<>(published);
    times.sort(null);
    if (times.size() < 2) {
      return FIRST;
    }
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    gaps.sort(null);
    return gaps.get(gaps.size() / 2).dividedBy(2);
  }

  private static Duration clamp(Duration duration) {
    return longer(SHORTEST, shorter(duration, LONGEST));
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() * factor));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
