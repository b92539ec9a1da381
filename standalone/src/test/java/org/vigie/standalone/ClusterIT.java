package org.vigie.standalone;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Count;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

class ClusterIT {
  private static final Instant NINE = Instant.parse("2025-02-12T09:00:00Z");

  @Test
  void makesEveryTopicAsDeclared() throws Exception {
    Cluster cluster = TestBroker.cluster(3);

    cluster.createTopics();

    try (var admin = Admin.create(cluster.clientProperties())) {
      for (Topic<?> topic : cluster.topics().all()) {
        assertThat(partitions(admin, topic)).as(topic.name()).isEqualTo(3);
        assertThat(config(admin, topic.name()))
            .as(topic.name())
            .containsAllEntriesOf(topic.config());
      }
    }
  }

  @Test
  void letsAllServicesStartAtTheSameMoment() throws Exception {
    Cluster cluster = TestBroker.cluster(1);
    Callable<Boolean> start =
        () -> {
          cluster.createTopics();
          return true;
        };

    try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var started : services.invokeAll(List.of(start, start, start, start))) {
        assertThat(started.get()).isTrue();
      }
    }
  }

  @Test
  void leavesATopicThatIsThereAsItIs() throws Exception {
    Cluster cluster = TestBroker.cluster(1);
    Topic<?> counts = cluster.topics().counts();
    cluster.createTopics();
    try (var admin = Admin.create(cluster.clientProperties())) {
      admin.createPartitions(Map.of(counts.name(), NewPartitions.increaseTo(2))).all().get();

      // why: a broker reports a change a moment after it was made.
      await().until(() -> partitions(admin, counts) == 2);

      cluster.createTopics();

      assertThat(partitions(admin, counts)).isEqualTo(2);
    }
  }

  @Test
  void bringsAnExistingTopicToItsDeclaredRetention() throws Exception {
    Cluster before = TestBroker.cluster(1);
    before.createTopics();
    var settings =
        new TopicSettings(
            1, null, Map.of("articles.v1", Duration.ofDays(60), "counts.v1", Duration.ofDays(9)));
    var changed = new Topics(before.topics().prefix(), settings);

    new Cluster(before.bootstrap(), changed).createTopics();

    try (var admin = Admin.create(before.clientProperties())) {
      // why: a broker reports a change a moment after it was made.
      await()
          .untilAsserted(
              () -> {
                for (Topic<?> topic : changed.all()) {
                  assertThat(config(admin, topic.name()))
                      .as(topic.name())
                      .containsAllEntriesOf(topic.config());
                }
              });
    }
  }

  @Test
  void letsAStoresTopicOfAnEarlierReleaseAcceptWhatTheServicesMayWrite() throws Exception {
    Cluster cluster = TestBroker.cluster(1);
    String changelog = cluster.topics().prefix() + "vigie-alerts-stories-changelog";
    var compact = Map.of("cleanup.policy", "compact");
    var topic = new NewTopic(changelog, 1, (short) 1).configs(compact);
    try (var admin = Admin.create(cluster.clientProperties())) {
      admin.createTopics(List.of(topic)).all().get();

      cluster.createTopics();

      // why: a broker reports a change a moment after it was made.
      await()
          .untilAsserted(
              () ->
                  assertThat(config(admin, changelog))
                      .containsAllEntriesOf(compact)
                      .containsAllEntriesOf(Topics.SIZE_LIMIT));
    }
  }

  @Test
  void carriesRecordsAndTombstones() throws Exception {
    Cluster cluster = TestBroker.cluster(1);
    cluster.createTopics();
    Topic<Count> counts = cluster.topics().counts();
    var count =
        new Count(
            "cesia",
            "inesia",
            1,
            "fr",
            Count.Window.HOUR,
            NINE,
            NINE.plus(Duration.ofHours(1)),
            3,
            2,
            0);

    send(cluster, counts, count.key(), count);
    send(cluster, counts, count.key(), null);

    List<ConsumerRecord<String, Count>> read = read(cluster, counts, 2);
    assertThat(read).extracting(ConsumerRecord::key).containsExactly(count.key(), count.key());
    assertThat(read).extracting(ConsumerRecord::value).containsExactly(count, null);
  }

  private static <V> void send(Cluster cluster, Topic<V> topic, String key, @Nullable V value)
      throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), topic.values().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    }
  }

  private static <V> List<ConsumerRecord<String, V>> read(
      Cluster cluster, Topic<V> topic, int expected) {
    List<ConsumerRecord<String, V>> read = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            cluster.clientProperties(), new StringDeserializer(), topic.values().deserializer())) {
      Collection<TopicPartition> partitions = List.of(new TopicPartition(topic.name(), 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant end = Instant.now().plusSeconds(20);
      while (read.size() < expected && Instant.now().isBefore(end)) {
        consumer.poll(Duration.ofMillis(200)).forEach(read::add);
      }
    }
    return read;
  }

  private static int partitions(Admin admin, Topic<?> topic) throws Exception {
    var described = admin.describeTopics(List.of(topic.name())).allTopicNames().get();
    return described.values().iterator().next().partitions().size();
  }

  private static Map<String, String> config(Admin admin, String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var described = admin.describeConfigs(List.of(resource)).all().get();
    return described.values().iterator().next().entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(toMap(entry -> entry.name(), entry -> entry.value()));
  }
}
