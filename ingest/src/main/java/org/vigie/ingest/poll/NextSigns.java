package org.vigie.ingest.poll;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedSigns;
import org.vigie.events.FeedSigns.Move;
import org.vigie.events.FeedSigns.Wish;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedRhythm;
import org.vigie.ingest.formats.Hints;

/** Computes a feed's {@link FeedSigns} after a poll from those before it. */
record NextSigns(FeedSigns before, Instant now) {
  /**
   * A feed that stays unchanged is read once in this time, so that what it lists stays known, and a
   * wrong 304 is found out. Chosen: one request and one reading a day cost little.
   */
  private static final Duration WHOLE = Duration.ofDays(1);

  /** After a wrong 304, requests are unconditional for this time. An estimate. */
  private static final Duration DISTRUST = Duration.ofDays(7);

  /**
   * Returns true if the feed must be read, even if the server says or shows that it is unchanged.
   */
  static boolean mustRead(@Nullable FeedState state, Instant now) {
    return state != null && !within(state.signsOrNone().whole(), WHOLE, now);
  }

  /** Returns true if the server's answers 304 were wrong lately. */
  static boolean distrusts(@Nullable FeedState state, Instant now) {
    return state != null && within(state.signsOrNone().contradicted(), DISTRUST, now);
  }

  private static boolean within(@Nullable Instant then, Duration time, Instant now) {
    // why: a time in the future comes from a clock that was ahead, and would hold for too long.
    return then != null && now.isBefore(then.plus(time)) && !PollSchedule.isAhead(then, now);
  }

  /**
   * After a new body.
   *
   * @param wrong304 true if the body has a new article, although the server had just answered 304
   */
  FeedSigns fresh(
      boolean wrong304, @Nullable Move move, Wish wish, Instant expected, FeedRhythm rhythm) {
    return new FeedSigns(
        now,
        before.falseUnchanged() + (wrong304 ? 1 : 0),
        wrong304 ? now : before.contradicted(),
        null,
        move,
        wish.equals(Wish.NONE) ? null : wish,
        expected,
        rhythm,
        before.texts(),
        before.hub());
  }

  /** After an answer that the feed is unchanged. */
  FeedSigns unchanged(@Nullable Move move, @Nullable FeedRhythm rhythm) {
    return with(null, move, rhythm);
  }

  /** After a failure; {@code gone} is when the configured URL first answered 410. */
  FeedSigns failed(@Nullable Instant gone, @Nullable Move move) {
    return with(gone, move, before.rhythm());
  }

  private FeedSigns with(@Nullable Instant gone, @Nullable Move move, @Nullable FeedRhythm rhythm) {
    return new FeedSigns(
        before.whole(),
        before.falseUnchanged(),
        before.contradicted(),
        gone,
        move,
        before.wish(),
        before.expected(),
        rhythm,
        before.texts(),
        before.hub());
  }

  static Wish wish(Hints hints) {
    List<Integer> hours = hints.skipHours().stream().sorted().toList();
    List<DayOfWeek> days = hints.skipDays().stream().sorted().toList();
    return new Wish(hints.floor(), hours, days);
  }
}
