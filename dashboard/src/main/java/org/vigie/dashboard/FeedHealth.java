package org.vigie.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedHub;
import org.vigie.events.fields.TextShare;

/** The state of a feed as the page and the command line show it. */
public record FeedHealth(
    String id, String outlet, String url, Status status, @JsonUnwrapped LastPoll poll) {
  /** Delay of a poll that makes a feed {@link Status#LATE}. An estimate: polls take less time. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  public enum Status {
    /** The last poll succeeded, the next poll is not overdue, and articles come as usual. */
    FRESH,
    /** The last poll succeeded, but the next poll is overdue. */
    LATE,
    /** The feed answers, but had no new article for much longer than usual. */
    SILENT,
    FAILING,
    /** The feed has not been polled so far. */
    WAITING
  }

  /**
   * A feed's last poll: the {@link FeedState} without the parts that the page doesn't need.
   *
   * @param polled null if the feed was never polled
   * @param texts number of recent articles by kind of text
   * @param told since when a hub tells Vigie that the feed has changed; null if none does
   */
  public record LastPoll(
      @Nullable Instant polled,
      @Nullable Instant succeeded,
      @Nullable Instant brought,
      @JsonIgnore Instant next,
      @JsonIgnore @Nullable Instant expected,
      int failures,
      @Nullable String failure,
      List<TextShare.Part> texts,
      @Nullable Instant told) {
    private static final LastPoll NONE =
        new LastPoll(null, null, null, Instant.MAX, null, 0, null, List.of(), null);

    public static LastPoll of(FeedState state) {
      TextShare texts = state.signsOrNone().texts();
      FeedHub hub = state.signsOrNone().hub();
      return new LastPoll(
          state.polled(),
          state.succeeded(),
          state.brought(),
          state.next(),
          state.signsOrNone().expected(),
          state.failures(),
          state.trouble(),
          texts == null ? List.of() : texts.parts(),
          hub == null ? null : hub.since());
    }

    private Status status(Instant now) {
      if (polled == null) {
        return Status.WAITING;
      }
      if (failures > 0) {
        return Status.FAILING;
      }
      if (next.plus(GRACE).isBefore(now)) {
        return Status.LATE;
      }
      return expected != null && expected.isBefore(now) ? Status.SILENT : Status.FRESH;
    }
  }

  /** Judges a feed; {@code last} is null if it was never polled. */
  public static FeedHealth of(Feed feed, @Nullable LastPoll last, Instant now) {
    LastPoll poll = last == null ? LastPoll.NONE : last;
    String outlet = feed.outlet() == null ? feed.id() : feed.outlet().name();
    return new FeedHealth(feed.id(), outlet, feed.url(), poll.status(now), poll);
  }

  /** Number of configured feeds, and number of feeds in each {@link Status}. */
  record FeedCoverage(int feeds, long fresh, long late, long silent, long failing, long waiting) {
    static FeedCoverage of(List<FeedHealth> feeds) {
      return new FeedCoverage(
          feeds.size(),
          with(feeds, Status.FRESH),
          with(feeds, Status.LATE),
          with(feeds, Status.SILENT),
          with(feeds, Status.FAILING),
          with(feeds, Status.WAITING));
    }

    private static long with(List<FeedHealth> feeds, Status status) {
      return feeds.stream().filter(feed -> feed.status() == status).count();
    }
  }
}
