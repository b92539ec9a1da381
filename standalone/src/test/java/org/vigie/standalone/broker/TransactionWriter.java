package org.vigie.standalone.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Starts a broker, writes transactions to the topics a and b and to the offsets of a group, and
 * ends the JVM as a kill does. Transaction 2 writes "2" to both topics and offset 2.
 */
final class TransactionWriter {
  static final String ID = "t";
  static final String GROUP = "g";

  /** Number of the last transaction; the first one is 1. */
  static final int LAST = 4;

  /** How the last transaction ends. */
  enum End {
    COMMIT,
    ABORT,
    NONE
  }

  private TransactionWriter() {}

  /** Takes the data folder and the end of the last transaction. */
  public static void main(String[] args) throws Exception {
    End end = End.valueOf(args[1]);
    String bootstrap = EmbeddedBroker.start(Path.of(args[0])).bootstrap();
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      short one = 1;
      admin.createTopics(List.of(new NewTopic("a", 1, one), new NewTopic("b", 1, one))).all().get();
      KafkaProducer<String, String> producer = producer(bootstrap);
      ConsumerGroupMetadata group = group(bootstrap);
      for (int i = 1; i < LAST; i++) {
        write(producer, group, i);
        producer.commitTransaction();
      }
      write(producer, group, LAST);
      end(producer, end);
      awaitMarkers(admin, end);
    }
    Runtime.getRuntime().halt(137);
  }

  static KafkaProducer<String, String> producer(String bootstrap) {
    var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "transactional.id", ID),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /** Returns what a transaction says about the group whose offsets it contains. */
  static ConsumerGroupMetadata group(String bootstrap) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "group.id", GROUP);
    var strings = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, strings, strings)) {
      return consumer.groupMetadata();
    }
  }

  static void write(
      KafkaProducer<String, String> producer, ConsumerGroupMetadata group, int number) {
    producer.beginTransaction();
    var _ = producer.send(new ProducerRecord<>("a", Integer.toString(number)));
    var _ = producer.send(new ProducerRecord<>("b", Integer.toString(number)));
    var offset = Map.of(new TopicPartition("b", 0), new OffsetAndMetadata(number));
    producer.sendOffsetsToTransaction(offset, group);
    producer.flush();
  }

  private static void end(KafkaProducer<String, String> producer, End end) {
    switch (end) {
      case COMMIT -> producer.commitTransaction();
      case ABORT -> producer.abortTransaction();
      case NONE -> {}
    }
  }

  /** Waits until the coordinator has written all end markers and the record that says so. */
  private static void awaitMarkers(Admin admin, End end) throws Exception {
    Set<TransactionState> ended =
        Set.of(TransactionState.COMPLETE_COMMIT, TransactionState.COMPLETE_ABORT);
    while (end != End.NONE
        && !ended.contains(admin.describeTransactions(List.of(ID)).description(ID).get().state())) {
      Thread.onSpinWait();
    }
  }
}
