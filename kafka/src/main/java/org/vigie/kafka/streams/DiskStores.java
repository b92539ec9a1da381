package org.vigie.kafka.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Creates stores on disk. All are key-value stores: in Kafka 4.4.0, a window store on disk can lose
 * records when the process is killed (docs/adr/0019).
 */
public final class DiskStores {
  /**
   * Settings of a store's changelog topic. Kafka never compacts a topic's last segment, so segments
   * are small; 16 MB are chosen. A fifth of old records starts a compaction, as in other topics.
   */
  private static final Map<String, String> CHANGELOG =
      Map.of("segment.bytes", "16777216", "min.cleanable.dirty.ratio", "0.2");

  private DiskStores() {}

  /** Returns the builder of a store whose keys are strings. */
  public static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withLoggingEnabled(CHANGELOG);
  }
}
