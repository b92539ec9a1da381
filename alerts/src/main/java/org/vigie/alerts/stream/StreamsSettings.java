package org.vigie.alerts.stream;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.DeadLetterHandler;

/** The Kafka Streams settings of the alerts service. */
public final class StreamsSettings {
  /** Kafka's {@code application.id} and consumer group; the topics' prefix is put before it. */
  public static final String APPLICATION = "vigie-alerts";

  /**
   * Milliseconds between two commits. An estimate: a notification is visible only after a commit,
   * and each commit costs a transaction.
   */
  private static final int COMMIT_MILLIS = 25;

  /** Maximum milliseconds that a poll waits for records. A commit waits until the poll returns. */
  private static final int POLL_MILLIS = 10;

  /** Milliseconds after a crash until another instance takes over the partitions. An estimate. */
  private static final int SESSION_MILLIS = 10_000;

  /** Milliseconds after a crash until the broker aborts the open transaction. An estimate. */
  private static final int TRANSACTION_MILLIS = 5_000;

  /** Maximum bytes of a record before compression. Compressed, it is below the broker's 1 MB. */
  private static final int LARGEST_REQUEST = 4 << 20;

  private StreamsSettings() {}

  /** {@code instance} is a static member id: a restart moves no task to another instance. */
  public static Properties of(
      Cluster cluster, Path stateDir, String instance, MeterRegistry metrics) {
    Properties set = cluster.clientProperties();
    set.put(StreamsConfig.APPLICATION_ID_CONFIG, cluster.topics().prefix() + APPLICATION);
    set.put(StreamsConfig.CLIENT_ID_CONFIG, APPLICATION);
    set.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    set.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    set.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    set.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    set.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
    set.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    DeadLetterHandler.install(set, cluster, metrics, "vigie.alerts.dead.letters");
    set.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    set.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    set.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_MILLIS / 4);
    set.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS);
    set.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    set.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
    // why: while the broker ends a transaction, it refuses the first batch of the next one. Further
    // batches in flight would fail, too, so only one is in flight. The default back-off of 100 ms
    // is longer than the time between two commits.
    set.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    set.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
    return set;
  }
}
