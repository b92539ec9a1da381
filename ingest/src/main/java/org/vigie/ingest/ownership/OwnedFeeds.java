package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.poll.PollSchedule;

/** The feeds assigned to this instance, with their states and next polls. Not thread-safe. */
final class OwnedFeeds {
  /** A feed assigned to this instance, its state and the time of its next poll. */
  static final class TrackedFeed {
    final int partition;
    Feed feed;
    @Nullable FeedState state;
    Instant due;
    boolean polling;

    TrackedFeed(int partition, Feed feed, @Nullable FeedState state, Instant due) {
      this.partition = partition;
      this.feed = feed;
      this.state = state;
      this.due = due;
    }
  }

  private static final Comparator<TrackedFeed> BY_DUE =
      Comparator.comparing(tracked -> tracked.due);

  private final Map<String, TrackedFeed> byId = new HashMap<>();
  private final Map<Integer, Map<String, FeedState>> restored = new HashMap<>();
  private final Map<Integer, List<String>> obsolete = new HashMap<>();
  private final KnownArticles known = new KnownArticles();

  KnownArticles known() {
    return known;
  }

  Collection<TrackedFeed> all() {
    return byId.values();
  }

  boolean contains(TrackedFeed tracked) {
    return byId.get(tracked.feed.id()) == tracked;
  }

  /** Keeps the states of a new partition's feeds until {@link #put} adds the feeds. */
  void restore(int partition, Map<String, FeedState> states) {
    restored.put(partition, new HashMap<>(states));
  }

  /** Adds a feed with its restored state, or replaces a feed's configuration. */
  void put(int partition, Feed feed, Instant now) {
    TrackedFeed tracked = byId.get(feed.id());
    if (tracked != null && tracked.partition == partition) {
      tracked.feed = feed;
    } else {
      FeedState state = restored.getOrDefault(partition, new HashMap<>()).remove(feed.id());
      tracked = new TrackedFeed(partition, feed, state, now);
      byId.put(feed.id(), tracked);
      known.replace(null, state);
    }
    schedule(tracked, now);
  }

  /** Removes a feed that is no longer configured, and marks its state for deletion. */
  void remove(int partition, String id) {
    TrackedFeed tracked = byId.get(id);
    if (tracked != null && tracked.partition == partition) {
      byId.remove(id);
      known.replace(tracked.state, null);
      obsolete.computeIfAbsent(partition, _ -> new ArrayList<>()).add(id);
    }
  }

  /** Marks restored states without a feed for deletion, after all feeds have been added. */
  void completeRestore() {
    restored.forEach(
        (partition, states) ->
            obsolete.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(states.keySet()));
    restored.clear();
  }

  /** Removes the feeds of partitions that Kafka has taken away from this instance. */
  void revoke(Collection<Integer> partitions) {
    for (TrackedFeed tracked : List.copyOf(byId.values())) {
      if (partitions.contains(tracked.partition)) {
        byId.remove(tracked.feed.id());
        known.replace(tracked.state, null);
      }
    }
    restored.keySet().removeAll(partitions);
    obsolete.keySet().removeAll(partitions);
  }

  /** Returns the ids of feeds whose states must be deleted, by partition of {@code feeds.v1}. */
  Map<Integer, List<String>> obsolete() {
    return obsolete;
  }

  void update(TrackedFeed tracked, FeedState state) {
    known.replace(tracked.state, state);
    tracked.state = state;
  }

  void schedule(TrackedFeed tracked, Instant now) {
    tracked.due = PollSchedule.first(tracked.feed, tracked.state, now);
  }

  /** Returns up to {@code most} feeds that are due and not being polled, the longest due first. */
  List<TrackedFeed> due(Instant now, int most) {
    return byId.values().stream()
        .filter(tracked -> !tracked.polling && !tracked.due.isAfter(now))
        .sorted(BY_DUE)
        .limit(most)
        .toList();
  }

  /** Returns the time until the next feed is due, at most {@code most}. */
  Duration untilNext(Instant now, Duration most) {
    return byId.values().stream()
        .filter(tracked -> !tracked.polling)
        .min(BY_DUE)
        .map(tracked -> Duration.between(now, tracked.due))
        .map(until -> until.isNegative() ? Duration.ZERO : until)
        .filter(until -> until.compareTo(most) < 0)
        .orElse(most);
  }
}
