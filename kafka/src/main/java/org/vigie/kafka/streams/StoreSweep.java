package org.vigie.kafka.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes expired entries from a store, a portion at a time, so that no call delays records for
 * long. Each call continues where the previous call ended; after the last key it starts again.
 */
public final class StoreSweep<V> {
  private final KeyValueStore<String, V> store;
  private final Consumer<String> delete;
  private final int portion;

  /** The first key to read. Never null: with a null key, Kafka 4.4.0 ignores the last key. */
  private String next = "";

  /**
   * @param portion maximum number of entries that a call reads
   */
  public StoreSweep(KeyValueStore<String, V> store, int portion) {
    this(store, store::delete, portion);
  }

  StoreSweep(KeyValueStore<String, V> store, Consumer<String> delete, int portion) {
    this.store = store;
    this.delete = delete;
    this.portion = portion;
  }

  /** Reads a portion of the store, and deletes those entries that are expired. */
  public void run(BiPredicate<String, V> isExpired) {
    run(null, isExpired);
  }

  /** As {@link #run(BiPredicate)}, for keys up to {@code last}; null means all keys. */
  public void run(@Nullable String last, BiPredicate<String, V> isExpired) {
    List<String> expired = new ArrayList<>();
    try (KeyValueIterator<String, V> entries = store.range(next, last)) {
      next = "";
      for (int read = 0; entries.hasNext(); read++) {
        String key = entries.peekNextKey();
        if (read == portion) {
          next = key;
          break;
        }
        if (isExpired(entries, isExpired)) {
          expired.add(key);
        }
      }
    }
    expired.forEach(delete);
  }

  private static <V> boolean isExpired(
      KeyValueIterator<String, V> entries, BiPredicate<String, V> isExpired) {
    try {
      var entry = entries.next();
      return isExpired.test(entry.key, entry.value);
    } catch (SerializationException e) {
      // why: the service reports an unreadable entry when it needs it; the others must go on.
      return false;
    }
  }
}
