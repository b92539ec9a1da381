package org.vigie.alerts.deliver;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.kafka.Cluster;

/** Creates and closes the courier's Kafka clients. */
final class CourierClients {
  private static final String NAME = "vigie-alerts-courier";

  /** Chosen: within the ten seconds that a container has to stop. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private CourierClients() {}

  static Producer<String, byte[]> producer(Cluster cluster) {
    var set = cluster.clientProperties();
    set.put("client.id", NAME);
    set.put("enable.idempotence", true);
    set.put("acks", "all");
    set.put("linger.ms", 0);
    set.put("compression.type", "lz4");
    return new KafkaProducer<>(set, new StringSerializer(), new ByteArraySerializer());
  }

  static Consumer<String, byte[]> consumer(Cluster cluster, DeliveryLimits limits) {
    var set = cluster.clientProperties();
    set.put("client.id", NAME);
    // why: installations that share a cluster have different prefixes, and groups of their own.
    set.put("group.id", cluster.topics().prefix() + NAME);
    if (limits.instance() != null) {
      set.put("group.instance.id", limits.instance());
    }
    set.put("isolation.level", "read_committed");
    set.put("enable.auto.commit", false);
    set.put("auto.offset.reset", "earliest");
    set.put("fetch.max.wait.ms", 50);
    set.put("session.timeout.ms", (int) DeliveryLimits.SESSION.toMillis());
    set.put("heartbeat.interval.ms", (int) DeliveryLimits.SESSION.toMillis() / 4);
    set.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    return new KafkaConsumer<>(set, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Gives the consumer's partitions back, in bounded time. */
  static void close(Consumer<String, byte[]> consumer) {
    consumer.close(CloseOptions.timeout(CLOSING));
  }

  /** Waits until its records are written, in bounded time. */
  static void close(Producer<String, byte[]> producer) {
    producer.close(CLOSING);
  }
}
