package org.vigie.events.topics;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the topics that an operator chooses.
 *
 * @param partitions number of partitions of every topic. {@code articles.v1} and {@code watches.v1}
 *     must have equally many: one task reads partition 0 of both, the next partition 1
 * @param replication number of brokers that keep a copy of a new topic; null for Kafka's default
 * @param retention how long records are kept, by the name of the topic without prefix. It replaces
 *     the default of {@link Topics}; the records of a compacted topic are then deleted, too
 */
public record TopicSettings(
    int partitions, @Nullable Short replication, Map<String, Duration> retention) {
  /** For a cluster: four processes of a service can share the work. The number is an estimate. */
  public static final TopicSettings CLUSTER = new TopicSettings(4, null, Map.of());

  /**
   * For a broker that one process uses. With one partition, articles are processed in the order in
   * which they were published, so equal feeds give equal stories and alerts.
   */
  public static final TopicSettings EMBEDDED = CLUSTER.withPartitions(1);

  public TopicSettings {
    retention = Map.copyOf(retention);
  }

  public TopicSettings withPartitions(int number) {
    return new TopicSettings(number, replication, retention);
  }
}
