package org.vigie.ingest.ownership;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.ingest.fetch.Limits;

/**
 * Holds results of a {@link PollRound} back until the results of all earlier feeds have come. So
 * equal feeds give equal articles and revisions, whichever feed answers first: if two feeds have an
 * article, it is always the same feed that publishes it. Not thread-safe.
 *
 * @param <T> the type of a result
 */
final class ResultOrder<T> {
  /**
   * Maximum number of feeds, from the first one without a result, that are polled at a time.
   * Chosen: as many as there are polls at a time, so that results in memory stay as few.
   */
  private static final int WINDOW = RunningPolls.MAX_POLLS;

  /** Time after which the others no longer wait for a feed. Chosen: a poll may take this long. */
  private static final Duration PATIENCE = Limits.DEFAULT.total();

  /** The feeds whose turn has not come, in order. */
  private final Set<String> turns = new LinkedHashSet<>();

  private final Map<String, T> held = new LinkedHashMap<>();

  /** When the poll of a feed was started, as {@link System#nanoTime}. */
  private final Map<String, Long> started = new HashMap<>();

  /** Begins a round, or continues one, with these feeds in this order. */
  void begin(Collection<String> feeds) {
    turns.clear();
    turns.addAll(feeds);
  }

  /** Returns the feeds that may be polled now; some of them may have been started before. */
  List<String> next() {
    return turns.stream().limit(WINDOW).toList();
  }

  /** Notes that the poll of a feed starts; {@code now} is {@link System#nanoTime}. */
  void start(String feed, long now) {
    started.put(feed, now);
  }

  /**
   * Adds results by feed, and returns those whose turn has come, in order. A feed that is not in
   * the round, or for which the others no longer wait, needs no turn.
   */
  List<T> take(Map<String, T> results, long now) {
    held.putAll(results);
    List<T> ready = new ArrayList<>();
    Iterator<String> waiting = turns.iterator();
    while (waiting.hasNext()) {
      String first = waiting.next();
      T result = held.remove(first);
      if (result == null && !isLate(first, now)) {
        break;
      }
      waiting.remove();
      started.remove(first);
      if (result != null) {
        ready.add(result);
      }
    }
    List<String> free = held.keySet().stream().filter(feed -> !turns.contains(feed)).toList();
    free.forEach(feed -> ready.add(held.remove(feed)));
    return ready;
  }

  private boolean isLate(String feed, long now) {
    Long start = started.get(feed);
    return start != null && now - start > PATIENCE.toNanos();
  }
}
