package org.vigie.kafka.streams;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose values that were used last are in memory, too. So a value that is changed again and
 * again is not read and parsed each time. Values must be immutable. After a failed transaction,
 * Kafka Streams creates its processors again, and with them this object.
 */
public final class RecentStore<V> {
  private final KeyValueStore<String, V> store;
  private final ToIntFunction<V> sizeOf;
  private final long most;

  /** The values that were used last, the least recently used first. */
  private final SequencedMap<String, V> recent = new LinkedHashMap<>(16, 0.75f, true);

  /** The sum of the sizes of the values in memory. */
  private long size;

  /**
   * @param sizeOf the size of a value, in any unit
   * @param most maximum sum of the sizes of the values in memory
   */
  public RecentStore(KeyValueStore<String, V> store, ToIntFunction<V> sizeOf, long most) {
    this.store = store;
    this.sizeOf = sizeOf;
    this.most = most;
  }

  /** Returns the value of a key; null if there is none. */
  public @Nullable V get(String key) {
    V known = recent.get(key);
    if (known != null) {
      return known;
    }
    V stored = store.get(key);
    if (stored != null) {
      keep(key, stored);
    }
    return stored;
  }

  /** Stores a value. */
  public void put(String key, V value) {
    store.put(key, value);
    drop(key);
    keep(key, value);
  }

  /** Removes a key and its value; does nothing if there is none. */
  public void delete(String key) {
    store.delete(key);
    drop(key);
  }

  /** Returns all entries, each read from the store. The caller closes the iterator. */
  public KeyValueIterator<String, V> all() {
    return store.all();
  }

  /** Returns what deletes expired entries, {@code portion} entries at a time. */
  public StoreSweep<V> sweep(int portion) {
    return new StoreSweep<>(store, this::delete, portion);
  }

  private void keep(String key, V value) {
    recent.put(key, value);
    size += sizeOf.applyAsInt(value);
    while (size > most) {
      size -= sizeOf.applyAsInt(recent.pollFirstEntry().getValue());
    }
  }

  private void drop(String key) {
    V before = recent.remove(key);
    size -= before == null ? 0 : sizeOf.applyAsInt(before);
  }
}
