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
import org.jspecify.annotations.Nullable;
import org.vigie.kafka.Cluster;

/** The courier's Kafka clients, and how they are set. */
final class CourierClients implements AutoCloseable {
  private static final String NAME = "vigie-alerts-courier";

  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final Settings settings;
  private final Producer<String, byte[]> producer;
  private volatile @Nullable Consumer<String, byte[]> consumer;

  CourierClients(Cluster cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
    var set = cluster.clientProperties();
    set.put(ProducerConfig.CLIENT_ID_CONFIG, NAME);
    set.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    set.put(ProducerConfig.ACKS_CONFIG, "all");
    set.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    set.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer = new KafkaProducer<>(set, new StringSerializer(), new ByteArraySerializer());
  }

  Producer<String, byte[]> producer() {
    return producer;
  }

  /** A new consumer; the caller closes it. */
  Consumer<String, byte[]> consumer() {
    var set = cluster.clientProperties();
    set.put(ConsumerConfig.CLIENT_ID_CONFIG, NAME);
    // why: houses that share a cluster must not wait for each other's couriers.
    set.put(ConsumerConfig.GROUP_ID_CONFIG, cluster.topics().prefix() + NAME);
    if (settings.instance() != null) {
      set.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instance());
    }
    set.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    set.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    set.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    set.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    set.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) Settings.SESSION.toMillis());
    set.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) Settings.SESSION.toMillis() / 4);
    set.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    Consumer<String, byte[]> made =
        new KafkaConsumer<>(set, new StringDeserializer(), new ByteArrayDeserializer());
    consumer = made;
    return made;
  }

  /** Ends the consumer's poll. */
  void wakeup() {
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  /** Gives its partitions back, in bounded time. */
  void close(Consumer<String, byte[]> used) {
    used.close(CloseOptions.timeout(CLOSING));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
