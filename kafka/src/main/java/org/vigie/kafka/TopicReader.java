package org.vigie.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records between two offsets, without a consumer group. */
public final class TopicReader {
  /** Time that one poll waits for records. The loop polls until it reaches the end offsets. */
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicReader() {}

  /**
   * Reads the records of each partition in order, until {@code goesOn} returns false.
   *
   * @param from the first offset to read; 0 for a partition that is not in the map
   * @param to the offset after the last record to read, for each partition to read
   * @return false if {@code goesOn} returned false
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
    while (!unread.isEmpty()) {
      for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
        if (!goesOn.test(each)) {
          return false;
        }
      }
      unread.removeIf(each -> consumer.position(each) >= to.getOrDefault(each, 0L));
    }
    return true;
  }
}
