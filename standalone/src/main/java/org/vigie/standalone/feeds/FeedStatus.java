package org.vigie.standalone.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.FeedHealth;
import org.vigie.dashboard.FeedHealth.LastPoll;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedRhythm;
import org.vigie.events.fields.TextShare;

/**
 * What {@code vigie feeds status} tells of a feed.
 *
 * @param outlet name of the outlet; the id of a search
 * @param failure why the last poll failed; null if it didn't
 * @param failures number of failed polls in a row
 * @param brought when a poll last found a new article; if none has, when the feed was first read
 * @param newest date of the newest article that the feed brought; if it has no date, or an older
 *     one than others, when it was found. Null if none came
 * @param next when the next poll is due; null if the feed was never polled
 * @param entriesPerDay mean over the last weeks; null if not yet known
 * @param whole share of recent articles whose whole text was read, from 0 to 1; null if none were
 *     counted
 * @param moved where the feed is read, if it has moved for good; null if it is read at {@code url}
 * @param told since when a hub tells Vigie that the feed has changed; null if none does
 */
record FeedStatus(
    String id,
    String outlet,
    String url,
    Status status,
    @Nullable String failure,
    int failures,
    @Nullable Instant polled,
    @Nullable Instant succeeded,
    @Nullable Instant brought,
    @Nullable Instant newest,
    @Nullable Instant next,
    @Nullable Double entriesPerDay,
    @Nullable Double whole,
    @Nullable String moved,
    @Nullable Instant told) {

  /** A rhythm learned in less time says nothing about a day. Chosen. */
  private static final Duration LEAST_SPAN = Duration.ofHours(6);

  private static final double PRECISION = 10;
  private static final double PRECISION_OF_SHARE = 100;

  /** Describes a feed; {@code state} is null if it was never polled at its configured URL. */
  static FeedStatus of(Feed feed, @Nullable FeedState state, Instant now) {
    LastPoll last = state == null ? null : LastPoll.of(state);
    FeedHealth health = FeedHealth.of(feed, last, now);
    return new FeedStatus(
        feed.id(),
        health.outlet(),
        feed.url(),
        health.status(),
        health.poll().failure(),
        health.poll().failures(),
        health.poll().polled(),
        health.poll().succeeded(),
        health.poll().brought(),
        state == null ? null : newest(state),
        state == null ? null : state.next(),
        state == null ? null : perDay(state.signsOrNone().rhythm()),
        whole(health.poll().texts()),
        state == null || state.url().equals(state.configured()) ? null : state.url(),
        health.poll().told());
  }

  private static @Nullable Instant newest(FeedState state) {
    FeedRhythm rhythm = state.signsOrNone().rhythm();
    return rhythm == null || isWithoutArticles(state, rhythm) ? null : rhythm.newest();
  }

  /** True if a rhythm begins with the first poll only because no article has come so far. */
  private static boolean isWithoutArticles(FeedState state, FeedRhythm rhythm) {
    TextShare texts = state.signsOrNone().texts();
    return (state.brought() == null || state.brought().equals(rhythm.newest()))
        && rhythm.hours().stream().allMatch(entries -> entries == 0)
        && (texts == null || texts.parts().isEmpty());
  }

  private static @Nullable Double whole(List<TextShare.Part> texts) {
    int all = texts.stream().mapToInt(TextShare.Part::articles).sum();
    int whole =
        texts.stream()
            .filter(part -> part.kind().isWhole())
            .mapToInt(TextShare.Part::articles)
            .sum();
    return all == 0
        ? null
        : Math.round((double) whole / all * PRECISION_OF_SHARE) / PRECISION_OF_SHARE;
  }

  private static @Nullable Double perDay(@Nullable FeedRhythm rhythm) {
    if (rhythm == null || rhythm.span().compareTo(LEAST_SPAN) < 0) {
      return null;
    }
    double entries = rhythm.hours().stream().mapToDouble(Double::doubleValue).sum();
    double days = (double) rhythm.span().toMillis() / Duration.ofDays(1).toMillis();
    return Math.round(entries / days * PRECISION) / PRECISION;
  }
}
