package org.vigie.alerts.stream;

import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.DeadLetterHandler;
import org.vigie.kafka.streams.StreamsProperties;

/** The Kafka Streams settings of the alerts service. */
public final class StreamsSettings {
  /** Kafka's {@code application.id} and consumer group; the topics' prefix is put before it. */
  public static final String APPLICATION = "vigie-alerts";

  private StreamsSettings() {}

  /**
   * @param stateDir folder of the stores, of this process alone
   * @param standbys number of other instances that keep a copy of each store
   */
  public static Properties of(Cluster cluster, Path stateDir, int standbys, MeterRegistry metrics) {
    Properties set = StreamsProperties.of(cluster, APPLICATION, stateDir, standbys);
    DeadLetterHandler.install(set, cluster, metrics, "vigie.alerts.dead.letters");
    set.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    set.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_RECORD);
    return set;
  }
}
