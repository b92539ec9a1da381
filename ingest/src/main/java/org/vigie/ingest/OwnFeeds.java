package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.poll.PollSchedule;

/** The feeds of the partitions we hold, their states, and who is due. One thread's. */
final class OwnFeeds {
  private final Map<String, Tracked> byId = new HashMap<>();
  private final Map<Integer, Map<String, FeedState>> restored = new HashMap<>();
  private final Map<Integer, List<String>> forgotten = new HashMap<>();
  private final KnownArticles known = new KnownArticles();
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::due));

  private record Turn(Instant due, Tracked tracked) {}

  KnownArticles known() {
    return known;
  }

  Collection<Tracked> all() {
    return byId.values();
  }

  boolean holds(Tracked tracked) {
    return byId.get(tracked.feed.id()) == tracked;
  }

  /** Takes in the states of a partition; feeds follow. */
  void restore(int partition, Map<String, FeedState> states) {
    restored.put(partition, new HashMap<>(states));
  }

  /** Takes in a feed as it is configured now. */
  Tracked take(int partition, Feed feed, Instant now) {
    Tracked tracked = byId.get(feed.id());
    if (tracked != null && tracked.partition == partition) {
      tracked.feed = feed;
    } else {
      FeedState state = restored.getOrDefault(partition, new HashMap<>()).remove(feed.id());
      tracked = new Tracked(partition, feed, state, now);
      byId.put(feed.id(), tracked);
      known.replace(null, state);
    }
    await(tracked, PollSchedule.first(feed, tracked.state, now));
    return tracked;
  }

  /** Lets go of a feed that is no longer configured, and of its state. */
  void remove(int partition, String id) {
    Tracked tracked = byId.get(id);
    if (tracked != null && tracked.partition == partition) {
      byId.remove(id);
      known.replace(tracked.state, null);
      forgotten.computeIfAbsent(partition, _ -> new ArrayList<>()).add(id);
    }
  }

  /** When all feeds of our partitions are here: states that are left are of none. */
  void complete() {
    restored.forEach(
        (partition, states) ->
            forgotten.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(states.keySet()));
    restored.clear();
  }

  /** Lets go of partitions that another instance holds now. */
  void lose(Collection<Integer> partitions) {
    List<Tracked> lost =
        byId.values().stream().filter(each -> partitions.contains(each.partition)).toList();
    for (Tracked tracked : lost) {
      byId.remove(tracked.feed.id());
      known.replace(tracked.state, null);
    }
    restored.keySet().removeAll(partitions);
    forgotten.keySet().removeAll(partitions);
  }

  /** States to remove with the next transaction, by partition. */
  Map<Integer, List<String>> forgotten() {
    return forgotten;
  }

  /** What is known of a feed from now on. */
  void settled(Tracked tracked, FeedState state) {
    known.replace(tracked.state, state);
    tracked.state = state;
  }

  /** What was settled is committed; the feed waits for its next turn. */
  void committed(Tracked tracked, Instant now) {
    await(tracked, PollSchedule.first(tracked.feed, tracked.state, now));
  }

  private void await(Tracked tracked, Instant due) {
    tracked.due = due;
    turns.add(new Turn(due, tracked));
  }

  /** Takes feeds that are due out of the queue, the longest due first. */
  List<Tracked> due(Instant now, int most) {
    List<Tracked> due = new ArrayList<>();
    while (due.size() < most && isDue(turns.peek(), now)) {
      Turn turn = turns.remove();
      Tracked tracked = turn.tracked();
      if (isValid(turn) && !tracked.polling) {
        due.add(tracked);
      }
    }
    return due;
  }

  /** How long until one is due; {@code most} when that is later. */
  Duration untilNext(Instant now, Duration most) {
    Turn turn = turns.peek();
    if (turn == null || turn.due().isAfter(now.plus(most))) {
      return most;
    }
    Duration until = Duration.between(now, turn.due());
    return until.isNegative() ? Duration.ZERO : until;
  }

  private static boolean isDue(@Nullable Turn turn, Instant now) {
    return turn != null && !turn.due().isAfter(now);
  }

  private boolean isValid(Turn turn) {
    return holds(turn.tracked()) && turn.due().equals(turn.tracked().due);
  }
}
