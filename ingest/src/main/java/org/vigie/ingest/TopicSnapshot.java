package org.vigie.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.vigie.events.Cluster;
import org.vigie.events.Topic;

/** Reads a topic from its beginning to where it ends now, committed records only. */
final class TopicSnapshot {
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicSnapshot() {}

  /**
   * Reads all partitions.
   *
   * @return how many there are
   */
  static <V> int read(Cluster cluster, Topic<V> topic, Consumer<ConsumerRecord<String, V>> each) {
    try (var consumer = consumer(cluster, topic)) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      read(consumer, all, each);
      return all.size();
    }
  }

  /** Reads some partitions. */
  static <V> void read(
      Cluster cluster,
      Topic<V> topic,
      Set<Integer> partitions,
      Consumer<ConsumerRecord<String, V>> each) {
    try (var consumer = consumer(cluster, topic)) {
      read(
          consumer,
          partitions.stream().map(number -> new TopicPartition(topic.name(), number)).toList(),
          each);
    }
  }

  private static <V> KafkaConsumer<String, V> consumer(Cluster cluster, Topic<V> topic) {
    Properties properties = cluster.clientProperties();
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(properties, new StringDeserializer(), topic.values().deserializer());
  }

  private static <V> void read(
      KafkaConsumer<String, V> consumer,
      List<TopicPartition> partitions,
      Consumer<ConsumerRecord<String, V>> each) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    Set<TopicPartition> left = new HashSet<>(partitions);
    left.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    while (!left.isEmpty()) {
      consumer.poll(POLL).forEach(each);
      left.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }
  }
}
