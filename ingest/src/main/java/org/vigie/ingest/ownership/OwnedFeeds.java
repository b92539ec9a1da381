package org.vigie.ingest.ownership;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.fields.TextShare;
import org.vigie.ingest.hub.Bells;
import org.vigie.ingest.poll.Announcement;
import org.vigie.ingest.poll.PollSchedule;
import org.vigie.ingest.visit.OwnedVisits;

/** The feeds assigned to this instance, with their states and next polls. Not thread-safe. */
final class OwnedFeeds {
  /** A feed assigned to this instance, its state and the time of its next poll. */
  static final class TrackedFeed {
    final int partition;
    Feed feed;
    @Nullable FeedState state;
    Instant due;
    boolean polling;

    /** True if the cause of a failure may have gone since the last poll started. */
    boolean mayRecover;

    String polledHost;
    final FeedBell bell = new FeedBell();
    TextShare texts;

    TrackedFeed(int partition, Feed feed, @Nullable FeedState state, Instant due) {
      this.partition = partition;
      this.feed = feed;
      this.state = state;
      this.due = due;
      TextShare known = state == null ? null : state.signsOrNone().texts();
      this.texts = known == null ? TextShare.NONE : known;
      this.polledHost = host();
    }

    private String host() {
      return OwnedVisits.hostOf(URI.create(state == null ? feed.url() : state.url()));
    }
  }

  private static final Comparator<TrackedFeed> BY_DUE =
      Comparator.comparing((TrackedFeed tracked) -> tracked.due)
          .thenComparing(tracked -> tracked.feed.id());

  private final Map<String, TrackedFeed> byId = new HashMap<>();
  // The feeds of byId that are not being polled, in the order in which they are due.
  private final NavigableSet<TrackedFeed> waiting = new TreeSet<>(BY_DUE);
  private final Map<String, Integer> pollsByHost = new HashMap<>();
  private final Map<Integer, Map<String, FeedState>> restored = new HashMap<>();
  // The feeds of new partitions, as far as their records have been read.
  private final Map<Integer, Map<String, Feed>> read = new HashMap<>();
  private final Map<Integer, List<String>> obsolete = new HashMap<>();
  private final Bells bells;
  private final Outage outage = new Outage();
  private Instant latest = Instant.MIN;
  private int removals;

  /** Creates an empty list; {@code bells} gets each feed that comes or goes. */
  OwnedFeeds(Bells bells) {
    this.bells = bells;
  }

  Collection<TrackedFeed> all() {
    return byId.values();
  }

  @Nullable TrackedFeed get(String feed) {
    return byId.get(feed);
  }

  boolean contains(TrackedFeed tracked) {
    return byId.get(tracked.feed.id()) == tracked;
  }

  /** Begins to read a new partition's feeds, which have these states. */
  void restore(int partition, Map<String, FeedState> states) {
    restored.put(partition, new HashMap<>(states));
    read.put(partition, new LinkedHashMap<>());
  }

  /** Adds a feed, or replaces its configuration; of a new partition when all feeds are read. */
  void put(int partition, Feed feed, Instant now) {
    Map<String, Feed> others = read.get(partition);
    if (others == null) {
      add(partition, feed, now);
    } else {
      // why: the topic also has records of feeds that were removed later, or are elsewhere now.
      others.put(feed.id(), feed);
    }
  }

  private void add(int partition, Feed feed, Instant now) {
    TrackedFeed tracked = byId.get(feed.id());
    if (tracked != null && tracked.partition == partition) {
      // why: the operator may have corrected what the feed failed of.
      tracked.mayRecover |= !tracked.feed.equals(feed);
      tracked.feed = feed;
    } else {
      FeedState state = restored.getOrDefault(partition, new HashMap<>()).remove(feed.id());
      forget(tracked);
      tracked = new TrackedFeed(partition, feed, state, now);
      byId.put(feed.id(), tracked);
      if (state != null) {
        outage.restore(tracked, state);
      }
    }
    // why: a hub is asked at once after a restart, and not only after the first poll.
    follow(tracked);
    schedule(tracked, now);
  }

  /** Subscribes a feed at the hub that it named at its last poll, unless that failed. */
  void follow(TrackedFeed tracked) {
    FeedState state = tracked.state;
    if (state == null || !state.configured().equals(tracked.feed.url())) {
      bells.forget(tracked.feed.id());
    } else if (state.failures() == 0) {
      bells.follow(tracked.feed, state.signsOrNone().hub());
    }
  }

  /** Reads what hubs said, and makes the feeds due of which they spoke. */
  void hear(Instant now) {
    Bells.Heard heard = bells.hear();
    for (String id : heard.rung()) {
      TrackedFeed tracked = byId.get(id);
      if (tracked != null) {
        tracked.bell.ring(now);
        schedule(tracked, now);
      }
    }
    for (String id : heard.lost()) {
      TrackedFeed tracked = byId.get(id);
      if (tracked != null) {
        schedule(tracked, now);
      }
    }
  }

  /** Returns what hubs had to do with the poll that has just ended. */
  Announcement announcement(TrackedFeed tracked) {
    return new Announcement(bells.since(tracked.feed.id()), tracked.bell.rung());
  }

  /** Removes a feed that is no longer configured, and marks its state for deletion. */
  void remove(int partition, String id) {
    read.getOrDefault(partition, new HashMap<>()).remove(id);
    TrackedFeed tracked = byId.get(id);
    if (tracked != null && tracked.partition == partition) {
      forget(tracked);
      removals++;
      obsolete.computeIfAbsent(partition, _ -> new ArrayList<>()).add(id);
    }
  }

  /** Returns how many feeds have been removed because they are no longer configured. */
  int removals() {
    return removals;
  }

  /** Adds the feeds of new partitions, and marks states without a feed for deletion. */
  void completeRestore(Instant now) {
    Map<Integer, Map<String, Feed>> all = Map.copyOf(read);
    read.clear();
    all.forEach((partition, feeds) -> feeds.values().forEach(feed -> add(partition, feed, now)));
    restored.forEach(
        (partition, states) ->
            obsolete.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(states.keySet()));
    restored.clear();
  }

  /** Removes the feeds of partitions that Kafka has taken away from this instance. */
  void revoke(Collection<Integer> partitions) {
    for (TrackedFeed tracked : List.copyOf(byId.values())) {
      if (partitions.contains(tracked.partition)) {
        forget(tracked);
      }
    }
    restored.keySet().removeAll(partitions);
    read.keySet().removeAll(partitions);
    obsolete.keySet().removeAll(partitions);
  }

  /** Returns the ids of feeds whose states must be deleted, by partition of {@code feeds.v1}. */
  Map<Integer, List<String>> obsolete() {
    return obsolete;
  }

  /** Counts whether the texts of articles are whole; the feed's next state has the figures. */
  void count(TrackedFeed tracked, List<Article> articles) {
    for (Article article : articles) {
      if (article.page() != null) {
        tracked.texts = tracked.texts.plus(article.page().kind());
      }
    }
  }

  void update(TrackedFeed tracked, FeedState state) {
    tracked.state = state;
  }

  private void forget(@Nullable TrackedFeed tracked) {
    if (tracked != null) {
      byId.remove(tracked.feed.id());
      waiting.remove(tracked);
      outage.forget(tracked);
      bells.forget(tracked.feed.id());
    }
  }

  /** Computes when a feed is due; one that is being polled gets into the queue after its poll. */
  void schedule(TrackedFeed tracked, Instant now) {
    waiting.remove(tracked);
    boolean isRetried = tracked.mayRecover && PollSchedule.isFailing(tracked.state);
    Instant planned = isRetried ? now : PollSchedule.first(tracked.feed, tracked.state, now);
    boolean isTold = bells.since(tracked.feed.id()) != null;
    tracked.due = tracked.bell.due(planned, tracked.state, isTold);
    if (!tracked.polling) {
      waiting.add(tracked);
    }
  }

  /** Notes how a feed's poll ended; returns the feeds that failed in an outage which it ends. */
  List<TrackedFeed> noteResult(TrackedFeed tracked) {
    return tracked.state == null ? List.of() : outage.note(tracked, tracked.state);
  }

  /** Makes feeds due that failed, because the cause may have gone. */
  void retry(Collection<TrackedFeed> failed, Instant now) {
    for (TrackedFeed tracked : failed) {
      tracked.mayRecover = true;
      schedule(tracked, now);
    }
  }

  /** Marks a feed as being polled. */
  void startPoll(TrackedFeed tracked, Instant now) {
    waiting.remove(tracked);
    tracked.bell.start(now);
    tracked.polling = true;
    tracked.mayRecover = false;
    tracked.polledHost = tracked.host();
    pollsByHost.merge(tracked.polledHost, 1, Integer::sum);
  }

  /** Notes that a poll sends no more requests, even if the feed is no longer this instance's. */
  void answered(TrackedFeed tracked) {
    pollsByHost.computeIfPresent(tracked.polledHost, (_, polls) -> polls == 1 ? null : polls - 1);
  }

  /** Notes that the result of a poll is used or dropped. */
  void endPoll(TrackedFeed tracked) {
    tracked.polling = false;
  }

  /** True if a feed of the host is being polled; {@link OwnedVisits#hostOf} names hosts. */
  boolean isPolling(String host) {
    return pollsByHost.containsKey(host);
  }

  /**
   * Returns the feeds that are due and not being polled, the longest due first. In an {@link
   * Outage}, a feed that fails is due each minute.
   */
  List<TrackedFeed> due(Instant now) {
    if (PollSchedule.isAhead(latest, now)) {
      byId.values().forEach(tracked -> schedule(tracked, now));
    }
    latest = now;
    List<TrackedFeed> due = new ArrayList<>();
    for (TrackedFeed tracked : waiting) {
      if (tracked.due.isAfter(now)) {
        break;
      }
      due.add(tracked);
    }
    TrackedFeed probe = outage.probe(now);
    if (probe != null && due.isEmpty()) {
      probe.mayRecover = true;
      due.add(probe);
    }
    return due;
  }

  /** Returns the time until the next feed is due, at most {@code most}. */
  Duration untilNext(Instant now, Duration most) {
    if (waiting.isEmpty()) {
      return most;
    }
    Duration until = Duration.between(now, waiting.first().due);
    return until.isNegative() ? Duration.ZERO : until.compareTo(most) < 0 ? until : most;
  }
}
