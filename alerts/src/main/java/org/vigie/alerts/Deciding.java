package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.DeadLetterHandler;

/** How Kafka Streams is set for deciding. */
final class Deciding {
  /** Between commits: each one costs a transaction, and what is decided is seen only after it. */
  private static final int COMMIT_MILLIS = 25;

  /** A commit comes after a poll, which by default lasts 100 ms when nothing new arrives. */
  private static final int POLL_MILLIS = 10;

  /** After a crash, until another instance takes over. */
  private static final int SESSION_MILLIS = 10_000;

  /** After a crash, until what it left open no longer hides what came after. */
  private static final int TRANSACTION_MILLIS = 5_000;

  /** Before compression, which brings it under the broker's limit of 1 MB. */
  private static final int LARGEST_REQUEST = 4 << 20;

  private Deciding() {}

  /**
   * @param instance name of this process among its like; known again, it goes on at once
   */
  static Properties properties(
      Cluster cluster, Path stateDir, String instance, MeterRegistry metrics) {
    Properties set = cluster.clientProperties();
    set.put(StreamsConfig.APPLICATION_ID_CONFIG, cluster.topics().prefix() + Alerts.NAME);
    set.put(StreamsConfig.CLIENT_ID_CONFIG, Alerts.NAME);
    set.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    set.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    set.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    set.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    set.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
    set.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    DeadLetterHandler.install(set, cluster, metrics, "vigie.alerts.dead.letters");
    consumer(set, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    consumer(set, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    consumer(set, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
    producer(set, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    producer(set, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer(set, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    // why: the broker turns the first batch of a transaction away while it still ends the one
    // before;
    // batches in flight behind it would fail too, and the default wait is longer than our interval.
    producer(set, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    producer(set, ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
    return set;
  }

  private static void producer(Properties set, String name, Object value) {
    set.put(StreamsConfig.producerPrefix(name), value);
  }

  private static void consumer(Properties set, String name, Object value) {
    set.put(StreamsConfig.mainConsumerPrefix(name), value);
  }
}
