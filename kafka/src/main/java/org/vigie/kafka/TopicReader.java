package org.vigie.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records between two offsets of each partition, without a consumer group. */
public final class TopicReader {
  /** Maximum time of one poll. An estimate; polls are repeated until all records are read. */
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicReader() {}

  /**
   * Calls {@code goesOn} with each record, until it returns false. A partition's order is kept.
   *
   * @param from the first offset to read; 0 for a partition that is not in the map
   * @param to the offset after the last record to read, for each partition to read. If a poll also
   *     brings later records, {@code goesOn} gets these, too
   * @return true if all records were read; false if {@code goesOn} returned false
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
