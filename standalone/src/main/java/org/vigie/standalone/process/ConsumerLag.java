package org.vigie.standalone.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

/** Waits until a consumer group has processed all committed records of its topics. */
record ConsumerLag(Cluster cluster, Admin admin, KafkaConsumer<String, byte[]> reader)
    implements AutoCloseable {
  /** Time between two checks of a group's progress. An estimate: the whole wait takes seconds. */
  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

  /**
   * Lag (offsets that a group has not reached) above which the group certainly has unprocessed
   * records. An estimate: transaction markers alone cause a smaller lag.
   */
  private static final long LARGE_LAG = 500;

  /**
   * Minimum time between two searches for unprocessed records while the lag is above {@link
   * #LARGE_LAG}. An estimate: each search slows the group down.
   */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  ConsumerLag(Cluster cluster) {
    this(cluster, Admin.create(cluster.clientProperties()), cluster.reader(Cluster.TO_THE_END));
  }

  /** Returns the offset after the last committed record of each partition of the topics. */
  Map<TopicPartition, Long> ends(List<Topic<?>> topics) {
    return reader.endOffsets(
        topics.stream()
            .flatMap(topic -> reader.partitionsFor(topic.name()).stream())
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .toList());
  }

  /**
   * Waits until a group has processed all committed records of the topic, and of the repartition
   * topics that Kafka Streams made for the group.
   *
   * @return false if the group has not processed all records within {@code atMost}
   */
  boolean awaitNone(String group, Topic<?> topic, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long nextRead = System.nanoTime();
    Map<TopicPartition, Long> committed = committed(group);
    while (true) {
      Map<TopicPartition, Long> ends = endsBeyond(committed, topic);
      if (ends.isEmpty()) {
        return true;
      }
      if (System.nanoTime() >= nextRead || lag(committed, ends) <= LARGE_LAG) {
        // why: the lag may consist of transaction markers only, whose offsets no group commits.
        if (TopicReader.read(cluster, committed, ends, _ -> false)) {
          return true;
        }
        nextRead = System.nanoTime() + BETWEEN_READS.toNanos();
      }
      Map<TopicPartition, Long> before;
      do {
        if (System.nanoTime() > deadline) {
          return false;
        }
        Thread.sleep(BETWEEN_CHECKS);
        before = committed;
        committed = committed(group);
        // why: while the group commits, it still has records; searching for them is expensive.
      } while (!committed.equals(before));
    }
  }

  @Override
  public void close() {
    reader.close();
    admin.close();
  }

  /** Returns the end offsets of the partitions that the group has not completely processed. */
  private Map<TopicPartition, Long> endsBeyond(
      Map<TopicPartition, Long> committed, Topic<?> topic) {
    Map<TopicPartition, Long> ends = new HashMap<>(ends(List.of(topic)));
    ends.putAll(
        reader.endOffsets(
            committed.keySet().stream()
                .filter(partition -> partition.topic().endsWith("-repartition"))
                .toList()));
    ends.entrySet().removeIf(end -> end.getValue() <= committed.getOrDefault(end.getKey(), 0L));
    return ends;
  }

  private static long lag(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  private Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    try {
      var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return offsets.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not answer: " + e.getMessage(), e);
    }
  }
}
