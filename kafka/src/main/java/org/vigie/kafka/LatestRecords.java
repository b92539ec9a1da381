package org.vigie.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.topics.Topic;

/** Reads compacted topics from their beginning to their end, for the last record of each key. */
public final class LatestRecords {
  private static final Logger LOGGER = LoggerFactory.getLogger(LatestRecords.class);
  private static final Duration POLL = Duration.ofMillis(100);

  private LatestRecords() {}

  /** By partition, then by key; tombstones are left out. */
  public static <V> Map<Integer, Map<String, V>> of(Cluster cluster, Topic<V> topic) {
    try (var consumer = cluster.reader(Cluster.TO_THE_END)) {
      return read(
          consumer,
          topic,
          consumer.partitionsFor(topic.name()).stream().map(info -> info.partition()).toList());
    }
  }

  /** The same of some partitions. */
  public static <V> Map<Integer, Map<String, V>> of(
      Cluster cluster, Topic<V> topic, Collection<Integer> partitions) {
    try (var consumer = cluster.reader(Cluster.TO_THE_END)) {
      return read(consumer, topic, partitions);
    }
  }

  private static <V> Map<Integer, Map<String, V>> read(
      KafkaConsumer<String, byte[]> consumer, Topic<V> topic, Collection<Integer> partitions) {
    Map<Integer, Map<String, V>> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, new HashMap<>()));
    List<TopicPartition> all =
        partitions.stream().map(each -> new TopicPartition(topic.name(), each)).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    // why: of what is committed; a transaction that is still open belongs to an owner that lost.
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Set<TopicPartition> left =
        all.stream()
            .filter(each -> consumer.position(each) < ends.getOrDefault(each, 0L))
            .collect(Collectors.toSet());
    while (!left.isEmpty()) {
      for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
        Map<String, V> byKey = latest.computeIfAbsent(read.partition(), _ -> new HashMap<>());
        V value = value(topic, read);
        if (value == null) {
          byKey.remove(read.key());
        } else {
          byKey.put(read.key(), value);
        }
      }
      left.removeIf(each -> consumer.position(each) >= ends.getOrDefault(each, 0L));
    }
    return latest;
  }

  /** A record's value; null for a tombstone and for what can't be read, which is logged. */
  public static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> read) {
    if (read.value() == null) {
      return null;
    }
    try {
      return topic.values().deserializer().deserialize(topic.name(), read.value());
    } catch (SerializationException e) {
      LOGGER
          .atWarn()
          .addKeyValue("topic", topic.name())
          .addKeyValue("partition", read.partition())
          .addKeyValue("offset", read.offset())
          .log("record can't be read and counts as absent");
      return null;
    }
  }
}
