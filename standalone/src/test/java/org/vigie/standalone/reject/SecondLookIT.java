package org.vigie.standalone.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;
import org.vigie.kafka.TopicReader;
import org.vigie.standalone.TestBroker;

class SecondLookIT {
  private static final Instant NOON = Instant.parse("2025-02-12T12:00:00Z");
  private static final int PARTITION = 2;

  private final Cluster cluster = TestBroker.cluster(4);
  private final Topic<Article> topic = cluster.topics().articles();

  @BeforeEach
  void makeTopics() throws InterruptedException {
    cluster.createTopics();
  }

  @Test
  void sendsTheLastRevisionForOneWatchIntoThePartitionInWhichItWas() throws Exception {
    publish(article("mill", 1), article("dam", 1), article("mill", 2));

    Set<String> sent =
        new SecondLook(cluster, "river")
            .send(List.of(url("mill"), url("none")), NOON.plusSeconds(60));

    assertThat(sent).containsExactly(url("mill"));
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    TopicReader.read(cluster, Map.of(), cluster.ends(topic), all::add);
    assertThat(all).hasSize(4);
    ConsumerRecord<String, byte[]> last = all.getLast();
    assertThat(last.partition()).isEqualTo(PARTITION);
    assertThat(last.key()).isEqualTo("mill");
    assertThat(last.timestamp()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    assertThat(new String(last.headers().lastHeader("watch").value(), UTF_8)).isEqualTo("river");
    assertThat(LatestRecords.value(topic, last))
        .isEqualTo(article("mill", 2).sentAgain(NOON.plusSeconds(60)));
  }

  private void publish(Article... articles) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), topic.values().serializer())) {
      for (Article each : articles) {
        producer
            .send(
                new ProducerRecord<>(topic.name(), PARTITION, NOON.toEpochMilli(), each.id(), each))
            .get();
      }
    }
  }

  private static String url(String id) {
    return "https://journal.example/" + id;
  }

  private static Article article(String id, int revision) {
    return new Article(
        id,
        url(id),
        url(id),
        "Revision " + revision,
        "",
        "",
        List.of(),
        List.of(),
        new Outlet("journal", "Journal", "journal.example", "GB", 2),
        "en",
        NOON,
        null,
        NOON,
        "feed",
        null,
        revision,
        revision == 1 ? List.of() : List.of("title"),
        null);
  }
}
