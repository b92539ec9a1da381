package org.vigie.events.topics;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic: its name and how to read and write it.
 *
 * @param partitions when Vigie creates it
 * @param config topic configuration when Vigie creates it
 */
public record Topic<V>(String name, Serde<V> values, int partitions, Map<String, String> config) {
  public Topic {
    config = Map.copyOf(config);
  }
}
