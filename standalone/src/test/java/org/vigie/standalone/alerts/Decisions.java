package org.vigie.standalone.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.topics.PendingNotification;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;

/** Publishes notifications in place of the topology, and reads what became of them. */
final class Decisions implements AutoCloseable {
  private final Cluster cluster;
  private final KafkaProducer<String, byte[]> producer;

  Decisions(Cluster cluster) {
    this.cluster = cluster;
    this.producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new ByteArraySerializer());
  }

  static Notification first(String id, String channel, String story) {
    return PendingNotification.of(id, channel, story, Kind.FIRST, Instant.now());
  }

  static Notification followUp(String id, String channel, String story) {
    return PendingNotification.of(id, channel, story, Kind.FOLLOW_UP, Instant.now());
  }

  /** Publishes notifications, those of a story to one partition, and waits for the broker. */
  void publish(Notification... notifications) {
    Topic<Notification> topic = cluster.topics().notifications();
    for (Notification each : notifications) {
      int partition = Math.floorMod(each.story().id().hashCode(), topic.partitions());
      byte[] value = topic.values().serializer().serialize(topic.name(), each);
      send(new ProducerRecord<>(topic.name(), partition, each.id(), value));
    }
  }

  void publish(String key, byte[] value) {
    send(new ProducerRecord<>(cluster.topics().notifications().name(), 0, key, value));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest record of each key. */
  Map<String, Notification> ledger() {
    Topic<Notification> topic = cluster.topics().notifications();
    Map<String, Notification> ledger = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : read(topic)) {
      if (record.value().length > 10) {
        ledger.put(
            record.key(), topic.values().deserializer().deserialize(topic.name(), record.value()));
      }
    }
    return ledger;
  }

  /** All records of a topic. */
  List<ConsumerRecord<String, byte[]>> read(Topic<?> topic) {
    try (var consumer =
        new KafkaConsumer<>(
            cluster.clientProperties(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
