package org.vigie.events.topics;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic: its name, its serde (reads and writes values) and settings for its creation.
 *
 * @param partitions number of partitions to create if the topic does not exist
 * @param config Kafka's settings for the topic to create, such as {@code retention.ms}
 */
public record Topic<V>(String name, Serde<V> values, int partitions, Map<String, String> config) {
  public Topic {
    config = Map.copyOf(config);
  }
}
