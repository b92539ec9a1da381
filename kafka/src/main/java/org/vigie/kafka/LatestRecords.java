package org.vigie.kafka;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.topics.Topic;

/**
 * Reads compacted topics from beginning to end and keeps the last value of each key. A key is left
 * out if its last record is a tombstone or unreadable. Waits until the transactions that are open
 * have ended: Kafka can tell a writer that its transaction is committed before readers see it.
 */
public final class LatestRecords {
  private static final Logger LOGGER = LoggerFactory.getLogger(LatestRecords.class);

  private LatestRecords() {}

  /** Returns each partition's last values by key, in the order of the keys' first records. */
  public static <V> Map<Integer, Map<String, V>> of(Cluster cluster, Topic<V> topic) {
    return read(cluster, topic, cluster.ends(topic));
  }

  /** Returns each given partition's last values by key, in the order of the keys' first records. */
  public static <V> Map<Integer, Map<String, V>> of(
      Cluster cluster, Topic<V> topic, Collection<Integer> partitions) {
    Map<TopicPartition, Long> ends = cluster.ends(topic);
    ends.keySet().removeIf(each -> !partitions.contains(each.partition()));
    return read(cluster, topic, ends);
  }

  private static <V> Map<Integer, Map<String, V>> read(
      Cluster cluster, Topic<V> topic, Map<TopicPartition, Long> ends) {
    Map<Integer, Map<String, ConsumerRecord<String, byte[]>>> latest = new HashMap<>();
    ends.keySet().forEach(each -> latest.put(each.partition(), new LinkedHashMap<>()));
    TopicReader.read(
        cluster,
        Map.of(),
        ends,
        each -> {
          requireNonNull(latest.get(each.partition()))
              .compute(each.key(), (_, _) -> each.value() == null ? null : each);
          return true;
        });
    Map<Integer, Map<String, V>> values = new HashMap<>();
    latest.forEach((partition, records) -> values.put(partition, values(topic, records)));
    return values;
  }

  // why: only the last records are deserialized; a topic can have many older ones of each key.
  private static <V> Map<String, V> values(
      Topic<V> topic, Map<String, ConsumerRecord<String, byte[]>> records) {
    Map<String, V> values = new LinkedHashMap<>();
    records.forEach(
        (key, read) -> {
          V value = value(topic, read);
          if (value != null) {
            values.put(key, value);
          }
        });
    return values;
  }

  /** Returns a record's value; null for a tombstone or an unreadable record, which is logged. */
  public static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> read) {
    try {
      return topic.values().deserializer().deserialize(topic.name(), read.value());
    } catch (SerializationException e) {
      logUnreadable(read);
      return null;
    }
  }

  static void logUnreadable(ConsumerRecord<?, ?> read) {
    LOGGER
        .atWarn()
        .addKeyValue("topic", read.topic())
        .addKeyValue("partition", read.partition())
        .addKeyValue("offset", read.offset())
        .log("record can't be read and is skipped");
  }
}
