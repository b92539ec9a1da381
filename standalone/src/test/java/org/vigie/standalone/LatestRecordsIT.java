package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

class LatestRecordsIT {
  private final Cluster cluster = TestBroker.cluster(1);
  private final Topic<Feed> topic = cluster.topics().feeds();

  @BeforeEach
  void makeTopics() throws InterruptedException {
    cluster.createTopics();
  }

  @Test
  void waitForTheTransactionThatIsOpen() throws Exception {
    try (var producer = producer()) {
      producer.beginTransaction();
      send(producer, "first");
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, "second");
      var read = CompletableFuture.supplyAsync(() -> LatestRecords.of(cluster, topic));

      // why: without a wait, the answer would come in this time, and without the second record.
      assertThatThrownBy(() -> read.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
      producer.commitTransaction();

      assertThat(read.get(30, TimeUnit.SECONDS)).containsOnlyKeys(0);
      assertThat(read.join().getOrDefault(0, Map.of())).containsOnlyKeys("first", "second");
    }
  }

  private KafkaProducer<String, Feed> producer() {
    Properties properties = cluster.clientProperties();
    properties.put("transactional.id", topic.name());
    var producer =
        new KafkaProducer<>(properties, new StringSerializer(), topic.values().serializer());
    producer.initTransactions();
    return producer;
  }

  private void send(KafkaProducer<String, Feed> producer, String id) throws Exception {
    var feed =
        new Feed(id, "https://journal.example/" + id, null, null, null, false, false, "Vigie");
    producer.send(new ProducerRecord<>(topic.name(), id, feed)).get();
  }
}
