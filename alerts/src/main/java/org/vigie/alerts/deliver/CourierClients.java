package org.vigie.alerts.deliver;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.kafka.Cluster;

/** Creates the courier's Kafka clients. */
final class CourierClients {
  /** The most that closing a client may take. */
  static final Duration CLOSING = Duration.ofSeconds(5);

  private static final String NAME = "vigie-alerts-courier";

  private CourierClients() {}

  static Producer<String, byte[]> producer(Cluster cluster) {
    var set = cluster.clientProperties();
    set.put(ProducerConfig.CLIENT_ID_CONFIG, NAME);
    set.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    set.put(ProducerConfig.ACKS_CONFIG, "all");
    set.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    set.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(set, new StringSerializer(), new ByteArraySerializer());
  }

  static Consumer<String, byte[]> consumer(Cluster cluster, DeliveryLimits limits) {
    var set = cluster.clientProperties();
    set.put(ConsumerConfig.CLIENT_ID_CONFIG, NAME);
    // why: installations that share a cluster have different prefixes, and groups of their own.
    set.put(ConsumerConfig.GROUP_ID_CONFIG, cluster.topics().prefix() + NAME);
    if (limits.instance() != null) {
      set.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, limits.instance());
    }
    set.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    set.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    set.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    set.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    int session = (int) DeliveryLimits.SESSION.toMillis();
    set.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    set.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 4);
    set.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(set, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Gives the consumer's partitions back, in bounded time. */
  static void close(Consumer<String, byte[]> consumer) {
    consumer.close(CloseOptions.timeout(CLOSING));
  }
}
