package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;
import org.vigie.standalone.broker.EmbeddedBroker;

class FollowerIT {
  @TempDir Path folder;

  private final List<String> read = new CopyOnWriteArrayList<>();

  @Test
  void goesOnAfterTheBrokerHasGoneAndComeBack() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(folder);
    var follower = follower(new Cluster(broker.bootstrap(), new Topics("", 1)));
    publish(broker, "before");
    await().untilAsserted(() -> assertThat(read).containsExactly("before"));
    assertThat(follower.isFollowing()).isTrue();
    assertThat(follower.silence()).isZero();

    broker.close();
    await().atMost(Duration.ofSeconds(20)).until(() -> !follower.isFollowing());
    assertThat(follower.silence()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));

    try (var again = EmbeddedBroker.start(folder)) {
      publish(again, "after");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(read).containsExactly("before", "after"));
      assertThat(follower.isFollowing()).isTrue();
      long began = System.nanoTime();
      follower.close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(follower.isFollowing()).isFalse();
    }
  }

  private Follower follower(Cluster cluster) throws InterruptedException {
    cluster.createTopics();
    var follower =
        new Follower(cluster, "follower", () -> {})
            .on(cluster.topics().deadLetters(), (key, _) -> read.add(key));
    follower.startAtBeginning();
    return follower;
  }

  private static void publish(EmbeddedBroker broker, String key) throws Exception {
    var cluster = new Cluster(broker.bootstrap(), new Topics("", 1));
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(cluster.topics().deadLetters().name(), key, new byte[1]))
          .get();
    }
  }
}
