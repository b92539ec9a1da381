package org.vigie.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/** Tells when everything published has been worked through, and reads what came out of it. */
final class Drain implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** Further behind than markers alone explain, in offsets. */
  private static final long FAR = 500;

  /** While a group is far behind: reading what it has still to read takes its processor time. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final Admin admin;

  Drain(Cluster cluster) {
    this.cluster = cluster;
    this.admin = Admin.create(cluster.clientProperties());
  }

  /** Where committed records of these topics end now. */
  Map<TopicPartition, Long> ends(List<Topic<?>> topics) throws InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : topics) {
      int count =
          Objects.requireNonNull(
                  of(admin.describeTopics(List.of(topic.name())).allTopicNames()).get(topic.name()))
              .partitions()
              .size();
      for (int i = 0; i < count; i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
    }
    return ends(Set.copyOf(partitions));
  }

  /**
   * Waits until a group has read all that is committed in a topic and in its own repartition
   * topics.
   *
   * @return false when the time is over
   */
  boolean await(String group, Topic<?> topic, Duration atMost) throws InterruptedException {
    long now = System.nanoTime();
    long deadline = now + atMost.toNanos();
    long nextRead = now;
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    while (true) {
      Map<TopicPartition, Long> ends = endsBeyond(committed, topic);
      if (ends.isEmpty()) {
        return true;
      }
      if (now >= nextRead || distance(committed, ends) <= FAR) {
        if (holdMarkersAlone(committed, ends)) {
          return true;
        }
        nextRead = System.nanoTime() + BETWEEN_READS.toNanos();
      }
      Map<TopicPartition, OffsetAndMetadata> before;
      do {
        now = System.nanoTime();
        if (now > deadline) {
          return false;
        }
        Thread.sleep(BETWEEN_LOOKS);
        before = committed;
        committed = committed(group);
        // why: as long as the group moves on there is work, and looking at records is dear.
      } while (!committed.equals(before));
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group)
      throws InterruptedException {
    return of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  /** Ends of the topic's partitions, and of the group's own, that the group has not reached. */
  private Map<TopicPartition, Long> endsBeyond(
      Map<TopicPartition, OffsetAndMetadata> committed, Topic<?> topic)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>(ends(List.of(topic)));
    Set<TopicPartition> repartitions =
        committed.keySet().stream()
            .filter(partition -> partition.topic().endsWith("-repartition"))
            .collect(Collectors.toSet());
    ends.putAll(ends(repartitions));
    ends.entrySet().removeIf(end -> end.getValue() <= offset(committed, end.getKey()));
    return ends;
  }

  private static long distance(
      Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - offset(committed, end.getKey()))
        .sum();
  }

  /** The last offsets of a transactional topic are markers, which no reader ever commits. */
  private boolean holdMarkersAlone(
      Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> from = new HashMap<>();
    ends.keySet().forEach(partition -> from.put(partition, offset(committed, partition)));
    return !stopped(from, ends, _ -> false);
  }

  /** Reads committed records between two positions. */
  void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Consumer<ConsumerRecord<String, byte[]>> each) {
    stopped(
        from,
        to,
        entry -> {
          each.accept(entry);
          return true;
        });
  }

  /**
   * Reads committed records between two positions for as long as it is told to.
   *
   * @return whether it was told to stop
   */
  private boolean stopped(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Predicate<ConsumerRecord<String, byte[]>> goesOn) {
    try (var consumer = cluster.reader(Cluster.TO_THE_END)) {
      Set<TopicPartition> left =
          to.keySet().stream()
              .filter(
                  partition -> from.getOrDefault(partition, 0L) < to.getOrDefault(partition, 0L))
              .collect(Collectors.toSet());
      consumer.assign(left);
      left.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
      while (!left.isEmpty()) {
        for (ConsumerRecord<String, byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
          if (!goesOn.test(entry)) {
            return true;
          }
        }
        left.removeIf(partition -> consumer.position(partition) >= to.getOrDefault(partition, 0L));
      }
      return false;
    }
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions)
      throws InterruptedException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
    var answers =
        of(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    Map<TopicPartition, Long> ends = new HashMap<>();
    answers.forEach((partition, answer) -> ends.put(partition, answer.offset()));
    return ends;
  }

  private static long offset(
      Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
    OffsetAndMetadata offset = committed.get(partition);
    return offset == null ? 0 : offset.offset();
  }

  private static <T> T of(org.apache.kafka.common.KafkaFuture<T> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not answer: " + e.getMessage(), e);
    }
  }
}
