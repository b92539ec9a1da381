package org.vigie.alerts.stream;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The times when stories' next batches are due, in a store. All of them are also in memory, so that
 * a timer tick reads no store, and a restart needn't read all stories: few have a waiting batch.
 */
final class StoredTimers {
  /** Name of the store of due times, in milliseconds since 1970. A key is {@code watch/story}. */
  static final String NAME = "timers";

  /** Key of an entry that says that the store has all timers. Stores of older versions lack it. */
  private static final String COMPLETE = "*";

  private final KeyValueStore<String, Long> store;
  private final Map<String, Instant> due = new HashMap<>();
  private boolean isComplete;

  StoredTimers(KeyValueStore<String, Long> store) {
    this.store = store;
    this.isComplete = store.get(COMPLETE) != null;
    try (var all = store.all()) {
      all.forEachRemaining(each -> due.put(each.key, Instant.ofEpochMilli(each.value)));
    }
    due.remove(COMPLETE);
  }

  /** True if no timer is missing; otherwise {@link #complete} must be called with all timers. */
  boolean isComplete() {
    return isComplete;
  }

  /** Adds timers that the store lacks. Must be called while a record or a tick is processed. */
  void complete(Map<String, Instant> missing) {
    missing.forEach((story, at) -> set(story, Optional.of(at)));
    store.put(COMPLETE, 0L);
    isComplete = true;
  }

  /** Sets or removes the timer of a story. */
  void set(String story, Optional<Instant> at) {
    if (at.isEmpty()) {
      if (due.remove(story) != null) {
        store.delete(story);
      }
    } else if (!at.get().equals(due.put(story, at.get()))) {
      store.put(story, at.get().toEpochMilli());
    }
  }

  boolean isEmpty() {
    return due.isEmpty();
  }

  /** Returns the time of the first timer. */
  Optional<Instant> next() {
    return due.values().stream().min(Comparator.naturalOrder());
  }

  /** Returns the time of a story's timer. */
  Optional<Instant> next(String story) {
    return Optional.ofNullable(due.get(story));
  }

  /** Returns the stories that are due, the longest overdue first; all stories if {@code isAll}. */
  List<String> due(Instant now, boolean isAll) {
    return due.entrySet().stream()
        .filter(timer -> isAll || !timer.getValue().isAfter(now))
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
