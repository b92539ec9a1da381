package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

/** Topics that were just made take records at once: the first ones are not refused. */
class NewTopicsIT {
  private static final int PARTITIONS = 4;

  private final Cluster cluster = TestBroker.cluster(PARTITIONS);

  @RepeatedTest(10)
  void takeTheFirstRecords() throws Exception {
    // why: a producer that repeats what was refused would hide it.
    var properties = cluster.clientProperties();
    properties.put("retries", 0);
    properties.put("enable.idempotence", false);
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      cluster.createTopics();

      List<Future<?>> sent = new ArrayList<>();
      for (Topic<?> topic : cluster.topics().internal()) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, new byte[1], null)));
        }
      }
      for (Future<?> each : sent) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void haveAsManyPartitionsAsTheOthers() throws Exception {
    // Given: topics of a former version, which had no visits of pages.
    cluster.createTopics();
    String added = cluster.topics().pageVisits().name();
    try (var admin = Admin.create(cluster.clientProperties())) {
      admin.deleteTopics(List.of(added)).all().get();
      await().until(() -> !cluster.has(cluster.topics().pageVisits()));
    }

    var topics = new Topics(cluster.topics().prefix(), 1);
    new Cluster(cluster.connection(), topics, null).createTopics();

    assertThat(cluster.ends(cluster.topics().pageVisits())).hasSize(PARTITIONS);
  }
}
