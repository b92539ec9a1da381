package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;

/**
 * Notices that this machine's own network is down: several hosts that answered before can't be
 * reached, and no other host has answered since. Feeds that fail then are not to blame. If the
 * network fails again, or if only some hosts answer, the outage goes on with the feeds that fail
 * again. After a restart, it goes on however long it lasts. Not thread-safe.
 */
final class Outage {
  /** Chosen: two hosts fail together by chance; three, without an answer of any other, hardly. */
  private static final int HOSTS = 3;

  /**
   * Time between two polls that find out whether the network is back, and between two outages.
   * Chosen.
   */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A host that has not answered for longer, although others have, is down itself. Chosen. */
  private static final Duration LATELY = Duration.ofDays(1);

  private static final Set<Reason> UNREACHABLE =
      EnumSet.of(Reason.UNKNOWN_HOST, Reason.CONNECT, Reason.TIMEOUT);

  /** The feeds whose hosts were lost since any host answered; the one polled longest ago first. */
  private final Set<TrackedFeed> lost = new LinkedHashSet<>();

  /**
   * When the first outage ended in which a feed was lost that has not been read since. From then
   * on, its host has {@link #LATELY} to answer.
   */
  private final Map<TrackedFeed, Instant> awaited = new HashMap<>();

  /** When a host last answered. */
  private Instant answered = Instant.EPOCH;

  private Instant polled = Instant.EPOCH;
  private Instant ended = Instant.EPOCH;

  /** Notes the result of a feed's last poll before a restart. */
  void restore(TrackedFeed tracked, FeedState state) {
    if (state.failures() > 0) {
      note(tracked, state);
    } else if (!tracked.feed.allowPrivate()) {
      noteAnswer(state);
    }
  }

  /** Notes the result of a poll; returns the feeds that failed in an outage which it ends. */
  List<TrackedFeed> note(TrackedFeed tracked, FeedState state) {
    // why: a private network may work while the way to all other hosts is down.
    if (tracked.feed.allowPrivate()) {
      forget(tracked);
      return List.of();
    }
    if (state.failures() == 0) {
      answered = state.polled();
      List<TrackedFeed> recovered = end(state.polled());
      awaited.remove(tracked);
      return recovered;
    }
    noteAnswer(state);
    if (lost.remove(tracked) || isLost(tracked, state)) {
      lost.add(tracked);
      polled = state.polled();
    }
    return List.of();
  }

  /** Notes when a host last answered; those that were down long before are not lost. */
  private void noteAnswer(FeedState state) {
    Instant succeeded = state.succeeded();
    if (succeeded != null && succeeded.isAfter(answered)) {
      answered = succeeded;
      lost.removeIf(tracked -> tracked.state != null && !isLately(tracked, tracked.state));
    }
  }

  private List<TrackedFeed> end(Instant now) {
    // why: feeds that fail again at once, though another host has answered, are down themselves.
    boolean isOver = isNow() && isApart(ended, now);
    List<TrackedFeed> recovered = isOver ? List.copyOf(lost) : List.of();
    ended = isOver ? now : ended;
    recovered.forEach(tracked -> awaited.putIfAbsent(tracked, now));
    lost.clear();
    return recovered;
  }

  /** True if a host can't be reached that answered lately, also before a restart. */
  private boolean isLost(TrackedFeed tracked, FeedState state) {
    return (state.failures() == 1 || isLately(tracked, state))
        && state.failure() != null
        && UNREACHABLE.contains(state.failure().reason());
  }

  private boolean isLately(TrackedFeed tracked, FeedState state) {
    Instant succeeded = state.succeeded();
    Instant awaitedFrom = awaited.getOrDefault(tracked, Instant.MIN);
    Instant last = succeeded == null || succeeded.isBefore(awaitedFrom) ? awaitedFrom : succeeded;
    return Duration.between(last, answered).compareTo(LATELY) < 0;
  }

  // why: the earlier time may come from a clock that was ahead.
  private static boolean isApart(Instant earlier, Instant now) {
    return Duration.between(earlier, now).abs().compareTo(PAUSE) >= 0;
  }

  private boolean isNow() {
    return lost.stream().map(tracked -> tracked.polledHost).distinct().count() >= HOSTS;
  }

  /** Returns a feed to poll, to find out whether an outage has ended; null if none is needed. */
  @Nullable TrackedFeed probe(Instant now) {
    if (!isNow() || !isApart(polled, now)) {
      return null;
    }
    TrackedFeed first = lost.iterator().next();
    return first.polling ? null : first;
  }

  void forget(TrackedFeed tracked) {
    lost.remove(tracked);
    awaited.remove(tracked);
  }
}
