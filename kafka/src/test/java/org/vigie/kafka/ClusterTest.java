package org.vigie.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vigie.events.topics.Topics;

class ClusterTest {
  private final Cluster cluster = new Cluster("kafka:9092", new Topics("", 1));

  @Test
  void givesEachClientPropertiesOfItsOwn() {
    cluster.clientProperties().put("group.id", "vigie-alerts");

    assertThat(cluster.clientProperties())
        .doesNotContainKey("group.id")
        .containsEntry("bootstrap.servers", "kafka:9092");
  }
}
