package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;

/**
 * Notices that this machine's own network is down: several hosts that answered before can't be
 * reached, and no other host has answered since. Feeds that fail then are not to blame. If the
 * network fails again, or if only some hosts answer, the outage goes on with the feeds that fail
 * again. Not thread-safe.
 */
final class Outage {
  /** Chosen: two hosts fail together by chance; three, without an answer of any other, hardly. */
  private static final int HOSTS = 3;

  /**
   * Time between two polls that find out whether the network is back, and between two outages.
   * Chosen.
   */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A host that has not answered for longer is down itself. Chosen. */
  private static final Duration LATELY = Duration.ofDays(1);

  private static final Set<Reason> UNREACHABLE =
      EnumSet.of(Reason.UNKNOWN_HOST, Reason.CONNECT, Reason.TIMEOUT);

  /** The feeds whose hosts were lost since any host answered; the one polled longest ago first. */
  private final Set<TrackedFeed> lost = new LinkedHashSet<>();

  private Instant polled = Instant.EPOCH;
  private Instant ended = Instant.EPOCH;

  /**
   * Notes the result of a poll, or of the last poll before a restart if that failed; returns the
   * feeds that failed in an outage which it ends.
   */
  List<TrackedFeed> note(TrackedFeed tracked, FeedState state) {
    // why: a private network may work while the way to all other hosts is down.
    if (tracked.feed.allowPrivate()) {
      forget(tracked);
      return List.of();
    }
    if (state.failures() == 0) {
      return end(state.polled());
    }
    if (lost.remove(tracked) || isLost(state)) {
      lost.add(tracked);
      polled = state.polled();
    }
    return List.of();
  }

  private List<TrackedFeed> end(Instant now) {
    // why: feeds that fail again at once, though another host has answered, are down themselves.
    boolean isOver = isNow() && isApart(ended, now);
    List<TrackedFeed> recovered = isOver ? List.copyOf(lost) : List.of();
    ended = isOver ? now : ended;
    lost.clear();
    return recovered;
  }

  /** True if a host can't be reached that answered lately, also before a restart. */
  private static boolean isLost(FeedState state) {
    Instant succeeded = state.succeeded();
    boolean isLately = succeeded != null && succeeded.plus(LATELY).isAfter(state.polled());
    return (state.failures() == 1 || isLately)
        && state.failure() != null
        && UNREACHABLE.contains(state.failure().reason());
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
  }
}
