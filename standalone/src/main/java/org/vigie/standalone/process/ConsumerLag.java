package org.vigie.standalone.process;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.TopicReader;

/**
 * Waits until a consumer group has processed every record of its topics. A record counts from the
 * moment when it is in the log, also while its transaction is still open.
 */
record ConsumerLag(Cluster cluster, Admin admin) implements AutoCloseable {
  /** Time between two checks of a group's progress. An estimate: the whole wait takes seconds. */
  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

  /** Time without a commit to a search for records. Chosen: busy groups commit twice a second. */
  private static final Duration STILL = Duration.ofMillis(600);

  ConsumerLag(Cluster cluster) {
    this(cluster, Admin.create(cluster.clientProperties()));
  }

  /**
   * Returns the offset after the last record of each partition (Kafka's high watermark). Records of
   * open transactions are included: a producer's commit returns before the transaction's end is
   * marked in each partition.
   */
  Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
    List<TopicPartition> partitions =
        get(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition())))
            .toList();
    return ends(partitions, IsolationLevel.READ_UNCOMMITTED);
  }

  /**
   * Waits until a group has processed all records that are now in the topic, and all records that
   * follow from them in the repartition topics that Kafka Streams made for the group.
   *
   * @return false if this takes longer than {@code atMost}
   */
  boolean awaitNone(String group, String topic, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    if (!awaitProcessed(group, ends(List.of(topic)), deadline)) {
      return false;
    }
    List<String> repartition = repartitionTopics(group);
    // why: records may pass from one repartition topic to the next, one topic further each time.
    for (int hop = 0; hop < repartition.size(); hop++) {
      if (!awaitProcessed(group, ends(repartition), deadline)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits until each transaction that has a record before {@code ends} is committed or aborted.
   *
   * @return false if this takes longer than {@code atMost}
   */
  boolean awaitDecided(Map<TopicPartition, Long> ends, Duration atMost)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isDecided(ends)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(BETWEEN_CHECKS);
    }
    return true;
  }

  @Override
  public void close() {
    admin.close();
  }

  private boolean awaitProcessed(String group, Map<TopicPartition, Long> ends, long deadline)
      throws InterruptedException {
    long nextSearch = System.nanoTime();
    Map<TopicPartition, Long> before = committed(group);
    while (true) {
      Map<TopicPartition, Long> committed = committed(group);
      if (!committed.equals(before)) {
        nextSearch = System.nanoTime() + STILL.toNanos();
      }
      Map<TopicPartition, Long> open = open(ends, committed);
      if (open.isEmpty()) {
        return true;
      }
      if (System.nanoTime() >= nextSearch && isDecided(open)) {
        // why: what is left may be transaction markers only, whose offsets no group commits.
        if (hasNoRecords(committed, open)) {
          return true;
        }
        nextSearch = System.nanoTime() + STILL.toNanos();
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(BETWEEN_CHECKS);
      before = committed;
    }
  }

  /** Returns the ends that the group has not reached. Without a committed offset, it is at 0. */
  private static Map<TopicPartition, Long> open(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    open.entrySet().removeIf(end -> end.getValue() <= committed.getOrDefault(end.getKey(), 0L));
    return open;
  }

  private boolean hasNoRecords(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return TopicReader.read(
        cluster,
        from,
        to,
        each -> {
          var partition = new TopicPartition(each.topic(), each.partition());
          return each.offset() >= to.getOrDefault(partition, 0L);
        });
  }

  private boolean isDecided(Map<TopicPartition, Long> ends) throws InterruptedException {
    Map<TopicPartition, Long> stable = ends(ends.keySet(), IsolationLevel.READ_COMMITTED);
    return ends.entrySet().stream()
        .allMatch(end -> stable.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel isolation) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(toMap(each -> each, _ -> OffsetSpec.latest()));
    var listed = get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all());
    return listed.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private List<String> repartitionTopics(String group) throws InterruptedException {
    return get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()).stream()
        .filter(name -> name.startsWith(group + "-") && name.endsWith("-repartition"))
        .toList();
  }

  private Map<TopicPartition, Long> committed(String group) throws InterruptedException {
    var offsets = get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return offsets.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String problem = "Kafka at %s does not answer: %s";
      throw new IllegalStateException(
          problem.formatted(cluster.bootstrap(), cause.getMessage()), cause);
    }
  }
}
