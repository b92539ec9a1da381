package org.vigie.standalone.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.GroupOffsets;
import org.vigie.kafka.TopicReader;

/**
 * Waits until a consumer group has processed every record of its topics. A record counts from the
 * moment when it is in the log, also while its transaction is still open.
 */
record ConsumerLag(Cluster cluster, GroupOffsets offsets) implements AutoCloseable {
  /** Time between two checks of a group's progress. A check takes a millisecond of a core. */
  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

  /** The same when {@link #FEW} records are left. Chosen: shorter than a commit takes. */
  private static final Duration AT_THE_END = Duration.ofMillis(10);

  /** An estimate: as many as a group processes between two checks. */
  private static final long FEW = 200;

  /** Time without a commit to a search for records. Chosen: busy groups commit twice a second. */
  private static final Duration STILL = Duration.ofMillis(600);

  ConsumerLag(Cluster cluster) {
    this(cluster, new GroupOffsets(cluster));
  }

  /**
   * Waits until a group has processed all records that are now in the topic, and all records that
   * follow from them in the repartition topics that Kafka Streams made for the group.
   *
   * @return false if this takes longer than {@code atMost}
   */
  boolean awaitNone(String group, String topic, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    if (!awaitProcessed(group, offsets.ends(List.of(topic)), deadline)) {
      return false;
    }
    List<String> repartition = offsets.repartitionTopics(group);
    // why: records may pass from one repartition topic to the next, one topic further each time.
    for (int hop = 0; hop < repartition.size(); hop++) {
      if (!awaitProcessed(group, offsets.ends(repartition), deadline)) {
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
    offsets.close();
  }

  private boolean awaitProcessed(String group, Map<TopicPartition, Long> ends, long deadline)
      throws InterruptedException {
    long nextSearch = System.nanoTime();
    @Nullable Map<TopicPartition, Long> before = null;
    while (true) {
      Map<TopicPartition, Long> committed = new HashMap<>(offsets.committed(group));
      Map<TopicPartition, Long> open = open(ends, committed);
      if (open.isEmpty()) {
        return true;
      }
      // why: partitions that are not open can go on for long.
      committed.keySet().retainAll(open.keySet());
      if (before != null && !committed.equals(before)) {
        nextSearch = System.nanoTime() + STILL.toNanos();
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
      Thread.sleep(isNear(open, committed) ? AT_THE_END : BETWEEN_CHECKS);
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

  private static boolean isNear(
      Map<TopicPartition, Long> open, Map<TopicPartition, Long> committed) {
    long left = 0;
    for (var end : open.entrySet()) {
      left += end.getValue() - committed.getOrDefault(end.getKey(), 0L);
    }
    return left <= FEW;
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
    Map<TopicPartition, Long> stable = offsets.ends(ends.keySet(), IsolationLevel.READ_COMMITTED);
    return ends.entrySet().stream()
        .allMatch(end -> stable.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
