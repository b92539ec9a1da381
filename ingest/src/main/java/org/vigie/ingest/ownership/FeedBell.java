package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.fields.FeedHub;

/** The bells that hubs rang for one feed, and their effect on its next poll. Not thread-safe. */
final class FeedBell {
  /**
   * Minimum time between two polls because of bells. Chosen: hubs ring for each of several entries
   * that are published together.
   */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** When a feed is polled because of a bell; null if no bell waits. */
  private @Nullable Instant due;

  private Instant polled = Instant.MIN;
  private boolean rung;

  /** Notes a bell. Several bells before a poll are one. */
  void ring(Instant now) {
    if (due == null) {
      Instant soonest = polled.equals(Instant.MIN) ? now : polled.plus(PAUSE);
      // why: a poll that seems to be in the future was dated by a clock that was ahead.
      due = soonest.isBefore(now) || polled.isAfter(now) ? now : soonest;
    }
  }

  /** Notes that a poll starts, which is the answer to a waiting bell. */
  void start(Instant now) {
    rung = due != null;
    polled = rung ? now : polled;
    due = null;
  }

  /** Returns true if a bell waited when the last poll started. */
  boolean rung() {
    return rung;
  }

  /**
   * Returns when the feed is due: when it was planned, or sooner if a bell waits, or if the hub for
   * which the poll was delayed tells no more. A back-off and a pause are kept.
   *
   * @param isTold true if a hub tells of the feed's changes
   */
  Instant due(Instant planned, @Nullable FeedState state, boolean isTold) {
    if (state != null && state.failures() > 0) {
      return planned;
    }
    FeedHub hub = state == null ? null : state.signsOrNone().hub();
    Instant usual = hub == null || isTold ? null : hub.usual();
    Instant next = usual == null || planned.isBefore(usual) ? planned : usual;
    return due == null || next.isBefore(due) ? next : due;
  }
}
