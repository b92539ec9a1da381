package org.vigie.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records between two positions, outside any consumer group. */
public final class TopicReader {
  /** How long one poll waits for records; the loop polls again until it reaches the end. */
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicReader() {}

  /**
   * Reads the records of each partition in order, until {@code goesOn} returns false.
   *
   * @param from the first offset to read; 0 for a partition that is not in the map
   * @param to the offset after the last one to read, for each partition to read
   * @return false if {@code goesOn} ended the reading
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
