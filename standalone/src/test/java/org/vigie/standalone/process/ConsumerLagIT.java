package org.vigie.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

class ConsumerLagIT {
  /** Long enough for several checks: a wait that would end too early ends within this time. */
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final Cluster cluster = TestBroker.cluster(1);
  private final ConsumerLag lag = new ConsumerLag(cluster);
  private final String group = cluster.topics().prefix() + "group";
  private final String source = cluster.topics().prefix() + "source";
  private final String hop = group + "-findings-repartition";

  @BeforeEach
  void createTopics() throws Exception {
    lag.offsets().admin().createTopics(List.of(topic(source), topic(hop))).all().get();
  }

  @AfterEach
  void close() {
    lag.close();
  }

  @Test
  void waitsForARecordWhoseTransactionIsStillOpen() throws Exception {
    try (var producer = producer()) {
      producer.beginTransaction();
      send(producer, source);

      assertThat(lag.awaitNone(group, source, A_WHILE)).isFalse();

      producer.commitTransaction();
      assertThat(lag.awaitNone(group, source, A_WHILE)).isFalse();
    }
    commit(source, 1);
    assertThat(lag.awaitNone(group, source, ENOUGH)).isTrue();
  }

  @Test
  void doesNotWaitForARecordWhoseTransactionWasAborted() throws Exception {
    try (var producer = producer()) {
      producer.beginTransaction();
      send(producer, source);
      producer.abortTransaction();
    }
    assertThat(lag.awaitNone(group, source, ENOUGH)).isTrue();
  }

  @Test
  void waitsForARepartitionTopicOfWhichTheGroupHasCommittedNothing() throws Exception {
    try (var producer = producer()) {
      producer.beginTransaction();
      send(producer, source);
      send(producer, hop);
      producer.commitTransaction();
    }
    commit(source, 1);

    assertThat(lag.awaitNone(group, source, A_WHILE)).isFalse();

    commit(hop, 1);
    assertThat(lag.awaitNone(group, source, ENOUGH)).isTrue();
  }

  @Test
  void countsRecordsOfOpenTransactionsAsTheEnd() throws Exception {
    try (var producer = producer()) {
      producer.beginTransaction();
      send(producer, source);

      Map<TopicPartition, Long> ends = lag.offsets().ends(List.of(source));

      assertThat(ends).containsExactly(Map.entry(new TopicPartition(source, 0), 1L));
      assertThat(lag.awaitDecided(ends, A_WHILE)).isFalse();
      producer.commitTransaction();
      assertThat(lag.awaitDecided(ends, ENOUGH)).isTrue();
    }
  }

  private static NewTopic topic(String name) {
    return new NewTopic(name, Optional.of(1), Optional.empty());
  }

  private KafkaProducer<String, byte[]> producer() {
    Properties properties = cluster.clientProperties();
    properties.put("transactional.id", group);
    var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static void send(KafkaProducer<String, byte[]> producer, String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, "key", "value".getBytes(UTF_8))).get();
  }

  private void commit(String topic, long offset) throws Exception {
    try (var admin = Admin.create(cluster.clientProperties())) {
      var offsets = Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset));
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }
}
