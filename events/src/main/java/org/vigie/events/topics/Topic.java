package org.vigie.events.topics;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic: its name, the serde of its values, and the settings for its creation.
 *
 * @param partitions number of partitions if Vigie creates the topic
 * @param config Kafka configuration of the topic if Vigie creates it
 */
public record Topic<V>(String name, Serde<V> values, int partitions, Map<String, String> config) {
  public Topic {
    config = Map.copyOf(config);
  }
}
