package org.vigie.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

class EmbeddedBrokerIT {
  private static final TopicPartition PARTITION = new TopicPartition("counts.v1", 0);

  @TempDir Path folder;

  @Test
  void keepsItsTopicsAcrossARestart() throws Exception {
    try (var broker = EmbeddedBroker.start(folder)) {
      new Cluster(broker.bootstrap(), new Topics("", 2)).createTopics();
    }

    try (var broker = EmbeddedBroker.start(folder)) {
      var cluster = new Cluster(broker.bootstrap(), new Topics("", 2));
      try (var admin = Admin.create(cluster.clientProperties())) {
        assertThat(admin.listTopics().names().get())
            .containsAll(cluster.topics().all().stream().map(Topic::name).toList());
      }
    }
  }

  @Test
  void refusesAFolderWithACommaInItsPath() {
    Path comma = folder.resolve("Dupré, Martin");

    assertThatThrownBy(() -> EmbeddedBroker.start(comma))
        .hasMessageContaining(comma + ", because its path has a comma; ");
    assertThat(comma).doesNotExist();
  }

  @Test
  void reportsThatTheFolderIsInUse() {
    try (var _ = EmbeddedBroker.start(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is in use by this process");
    }
  }

  @Test
  void endsTransactionsThatAnEarlierProcessLeftOpen() throws Exception {
    leaveOpen();

    assertThat(hiddenAfterAStart()).isZero();
  }

  @Test
  void abortsTransactionsThatTheCoordinatorForgot() throws Exception {
    leaveOpen();
    for (int partition = 0; partition < 2; partition++) {
      try (Stream<Path> log = Files.walk(folder.resolve("__transaction_state-" + partition))) {
        for (Path each : log.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }

    assertThat(hiddenAfterAStart()).isZero();
  }

  @Test
  void deletesOldRecordsWhenItStops() throws Exception {
    var old = new TopicPartition("articles.v1", 0);
    long fortyDaysAgo = System.currentTimeMillis() - Duration.ofDays(40).toMillis();
    try (var broker = EmbeddedBroker.start(folder)) {
      var cluster = new Cluster(broker.bootstrap(), new Topics("", 2));
      cluster.createTopics();
      try (var producer =
          new KafkaProducer<>(
              cluster.clientProperties(), new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("articles.v1", 0, fortyDaysAgo, "k", "v")).get();
      }
    }

    try (var broker = EmbeddedBroker.start(folder);
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var first = admin.listOffsets(Map.of(old, OffsetSpec.earliest())).partitionResult(old).get();
      assertThat(first.offset()).isEqualTo(1);
    }
  }

  @Test
  void takesResultsOfAnArticleThatWasSeenWhileTheClockWasAhead() throws Exception {
    long nextWeek = System.currentTimeMillis() + Duration.ofDays(7).toMillis();
    try (var broker = EmbeddedBroker.start(folder)) {
      var cluster = new Cluster(broker.bootstrap(), new Topics("", 1));
      cluster.createTopics();
      try (var producer =
          new KafkaProducer<>(
              cluster.clientProperties(), new StringSerializer(), new StringSerializer())) {
        var result = new ProducerRecord<>("mentions.v1", 0, nextWeek, "k", "v");
        assertThat(producer.send(result).get().timestamp()).isEqualTo(nextWeek);
      }
    }
  }

  @Test
  void savesWhatIsCompleteOnTheDiskWhileItRuns() throws Exception {
    Ports ports = Ports.of(folder);
    Properties properties = EmbeddedBroker.properties(folder, ports);
    properties.put("log.flush.offset.checkpoint.interval.ms", "100");
    EmbeddedBroker.format(folder);
    KafkaNode node = KafkaNode.start(new KafkaConfig(properties, false));
    try {
      fillSegments(Map.of("bootstrap.servers", "127.0.0.1:" + ports.broker()));

      await()
          .untilAsserted(
              () ->
                  assertThat(folder.resolve("recovery-point-offset-checkpoint"))
                      .content()
                      .containsPattern("large 0 [1-9]"));
    } finally {
      node.close();
    }
  }

  private static void fillSegments(Map<String, Object> settings) throws Exception {
    var topic = new NewTopic("large", 1, (short) 1).configs(Map.of("segment.bytes", "1048576"));
    try (var admin = Admin.create(settings);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(topic)).all().get();
      for (int i = 0; i < 3; i++) {
        producer.send(new ProducerRecord<>("large", "x".repeat(700_000))).get();
      }
    }
  }

  private void leaveOpen() throws Exception {
    try (var broker = EmbeddedBroker.start(folder)) {
      var cluster = new Cluster(broker.bootstrap(), new Topics("", 2));
      cluster.createTopics();
      Properties properties = cluster.clientProperties();
      properties.put("transactional.id", "killed");
      var producer =
          new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "k", "v")).get();
      // why: without time to close, the producer leaves its transaction open.
      producer.close(Duration.ZERO);
      assertThat(hidden(cluster)).isEqualTo(1);
    }
  }

  private long hiddenAfterAStart() throws Exception {
    try (var broker = EmbeddedBroker.start(folder)) {
      return hidden(new Cluster(broker.bootstrap(), new Topics("", 2)));
    }
  }

  /** Counts the records that consumers of committed records can't see yet. */
  private static long hidden(Cluster cluster) throws Exception {
    try (var admin = Admin.create(cluster.clientProperties())) {
      return end(admin, IsolationLevel.READ_UNCOMMITTED)
          - end(admin, IsolationLevel.READ_COMMITTED);
    }
  }

  private static long end(Admin admin, IsolationLevel level) throws Exception {
    return admin
        .listOffsets(Map.of(PARTITION, OffsetSpec.latest()), new ListOffsetsOptions(level))
        .partitionResult(PARTITION)
        .get()
        .offset();
  }
}
