package org.vigie.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.streams.OwnerClients;

class OwnerClientsIT {
  private static final Duration SHORT = Duration.ofMillis(50);

  private final Cluster cluster = TestBroker.cluster(2);
  private final String topic = cluster.topics().articles().name();
  private final String group = topic + "-group";
  private final OwnerClients clients = new OwnerClients();
  private Consumer<byte[], byte[]> consumer;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void open() throws Exception {
    cluster.createTopics();
    consumer = clients.getConsumer(consumerConfig());
    consumer.subscribe(List.of(topic));
    own(consumer);
    producer = clients.getProducer(producerConfig());
    producer.initTransactions();
  }

  @AfterEach
  void close() {
    producer.close(Duration.ofSeconds(5));
    consumer.close();
  }

  @Test
  void transactionWithoutOffsetsFailsIfThePartitionsHaveAnotherOwner() throws Exception {
    // another process under the same name takes the partitions over
    try (var next = new OwnerClients().getConsumer(consumerConfig())) {
      next.subscribe(List.of(topic));
      own(next);

      producer.beginTransaction();
      send();

      assertThatThrownBy(
              () -> {
                producer.sendOffsetsToTransaction(Map.of(), consumer.groupMetadata());
                producer.commitTransaction();
              })
          .isInstanceOf(KafkaException.class);
    }
  }

  @Test
  void transactionHasTheOffsetsOfAllOwnedPartitions() throws Exception {
    commit(Map.of());
    assertThat(committed()).containsExactly(0L, 0L);

    commit(Map.of(partition(0), new OffsetAndMetadata(1)));
    assertThat(committed()).containsExactly(1L, 0L);

    // such as after a task was closed and opened again
    commit(Map.of(partition(1), new OffsetAndMetadata(1)));
    assertThat(committed()).containsExactly(1L, 1L);

    producer.beginTransaction();
    producer.sendOffsetsToTransaction(
        Map.of(partition(0), new OffsetAndMetadata(9)), consumer.groupMetadata());
    producer.abortTransaction();
    commit(Map.of());
    assertThat(committed()).containsExactly(1L, 1L);
  }

  @Test
  void transactionTakesNothingBackThatAnotherOwnerCommitted() throws Exception {
    commit(Map.of());
    Map<String, Object> config = consumerConfig();
    config.remove("group.instance.id");
    try (var other = new OwnerClients().getConsumer(config)) {
      other.subscribe(List.of(topic));
      // why: a rebalance needs all members.
      await(
          () -> {
            other.poll(SHORT);
            consumer.poll(SHORT);
          },
          () -> !other.assignment().isEmpty());
      other.assignment().forEach(each -> other.commitSync(Map.of(each, new OffsetAndMetadata(5))));
    }
    own(consumer);

    commit(Map.of());

    assertThat(committed()).containsExactlyInAnyOrder(0L, 5L);
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) throws Exception {
    producer.beginTransaction();
    send();
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private void send() throws Exception {
    producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
  }

  /**
   * Returns the offsets of partitions 0 and 1. It waits for those of a transaction that Kafka has
   * told the producer is committed, but doesn't show to others yet; an admin client leaves them
   * out.
   */
  private List<Long> committed() {
    var partitions = List.of(partition(0), partition(1));
    var offsets = consumer.committed(Set.copyOf(partitions));
    return partitions.stream().map(each -> requireNonNull(offsets.get(each)).offset()).toList();
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  /** Polls until the consumer owns both partitions. */
  private void own(Consumer<?, ?> reader) {
    await(
        () -> reader.poll(SHORT),
        () -> reader.assignment().equals(Set.of(partition(0), partition(1))));
  }

  private static void await(Runnable poll, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      poll.run();
    }
  }

  private Map<String, Object> consumerConfig() {
    Map<String, Object> config = config("thread-1-consumer");
    config.put("group.id", group);
    config.put("group.instance.id", "office");
    config.put("enable.auto.commit", false);
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    return config;
  }

  private Map<String, Object> producerConfig() {
    Map<String, Object> config = config("thread-1-producer");
    config.put("transactional.id", group);
    return config;
  }

  private Map<String, Object> config(String clientId) {
    Map<String, Object> config = new HashMap<>();
    cluster.clientProperties().forEach((key, value) -> config.put(key.toString(), value));
    config.put("client.id", clientId);
    return config;
  }
}
