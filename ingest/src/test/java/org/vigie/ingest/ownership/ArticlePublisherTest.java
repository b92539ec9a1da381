package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;

class ArticlePublisherTest {
  private static final String NAME = "a-name-of-this-test";

  @Test
  void leavesNoThreadIfKafkaDoesNotLetItBegin() {
    var connection = new Connection("localhost:1", Map.of("max.block.ms", "100"));
    var cluster = new Cluster(connection, new Topics("", 1), null);

    assertThatThrownBy(() -> new ArticlePublisher(cluster, NAME))
        .isInstanceOf(KafkaException.class);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains(NAME));
  }
}
