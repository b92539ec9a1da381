package org.vigie.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the committed records between two offsets of each partition, without a consumer group. */
public final class TopicReader {
  /** Maximum time of one poll. An estimate; polls are repeated until all records are read. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Reading ends with an error if nothing arrives for this time. An estimate: answers take ms. */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(1);

  private TopicReader() {}

  /**
   * Calls {@code goesOn} with each record, until it returns false. A partition's order is kept.
   *
   * @param from the first offset to read; 0 for a partition that is not in the map
   * @param to the offset after the last record to read, for each partition to read
   * @return true if all records were read; false if {@code goesOn} returned false
   * @throws TimeoutException if nothing can be read for a minute, such as when Kafka is gone
   */
  public static boolean read(
      Cluster cluster,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Predicate<ConsumerRecord<String, byte[]>> goesOn) {
    try (var consumer = cluster.reader(Cluster.TO_THE_END)) {
      return read(consumer, from, to, goesOn);
    }
  }

  static boolean read(
      Consumer<String, byte[]> consumer,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Predicate<ConsumerRecord<String, byte[]>> goesOn) {
    Set<TopicPartition> unread =
        to.entrySet().stream()
            .filter(end -> from.getOrDefault(end.getKey(), 0L) < end.getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    consumer.assign(unread);
    unread.forEach(each -> consumer.seek(each, from.getOrDefault(each, 0L)));
    long deadline = System.nanoTime() + STUCK_AFTER.toNanos();
    while (!unread.isEmpty()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!take(records, to, goesOn)) {
        return false;
      }
      boolean isFurther =
          unread.removeIf(each -> consumer.position(each) >= to.getOrDefault(each, 0L));
      if (isFurther || !records.isEmpty()) {
        deadline = System.nanoTime() + STUCK_AFTER.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "no records from " + unread + " for " + STUCK_AFTER.toSeconds() + " s");
      }
    }
    return true;
  }

  private static boolean take(
      ConsumerRecords<String, byte[]> records,
      Map<TopicPartition, Long> to,
      Predicate<ConsumerRecord<String, byte[]>> goesOn) {
    for (ConsumerRecord<String, byte[]> each : records) {
      // why: a poll can bring later records of a partition that has been read to its end.
      if (each.offset() < to.getOrDefault(partition(each), 0L) && !goesOn.test(each)) {
        return false;
      }
    }
    return true;
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> read) {
    return new TopicPartition(read.topic(), read.partition());
  }
}
