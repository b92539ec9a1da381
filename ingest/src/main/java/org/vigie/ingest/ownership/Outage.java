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
 * reached, and no other host has answered since. Feeds that fail then are not to blame. Not
 * thread-safe.
 */
final class Outage {
  /** Chosen: two hosts fail together by chance; three, without an answer of any other, hardly. */
  private static final int HOSTS = 3;

  /** Time between two polls that find out whether the network is back. Chosen. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Set<Reason> UNREACHABLE =
      EnumSet.of(Reason.UNKNOWN_HOST, Reason.CONNECT, Reason.TIMEOUT);

  /** The feeds that began to fail since any host answered; the one polled longest ago first. */
  private final Set<TrackedFeed> lost = new LinkedHashSet<>();

  private Instant polled = Instant.MIN;

  /** Notes the result of a poll; returns the feeds that failed in an outage which it ends. */
  List<TrackedFeed> note(TrackedFeed tracked, FeedState state) {
    // why: a private network may work while the way to all other hosts is down.
    if (tracked.feed.allowPrivate()) {
      return List.of();
    }
    if (state.failures() == 0) {
      List<TrackedFeed> recovered = isNow() ? List.copyOf(lost) : List.of();
      lost.clear();
      return recovered;
    }
    boolean isNew = state.failures() == 1 && isUnreachable(state);
    if (lost.remove(tracked) || isNew) {
      lost.add(tracked);
      polled = state.polled();
    }
    return List.of();
  }

  private static boolean isUnreachable(FeedState state) {
    return state.failure() != null && UNREACHABLE.contains(state.failure().reason());
  }

  private boolean isNow() {
    return lost.stream().map(tracked -> tracked.polledHost).distinct().count() >= HOSTS;
  }

  /** Returns a feed to poll, to find out whether an outage has ended; null if none is needed. */
  @Nullable TrackedFeed probe(Instant now) {
    if (!isNow() || now.isBefore(polled.plus(PAUSE))) {
      return null;
    }
    TrackedFeed first = lost.iterator().next();
    return first.polling ? null : first;
  }

  void forget(TrackedFeed tracked) {
    lost.remove(tracked);
  }
}
