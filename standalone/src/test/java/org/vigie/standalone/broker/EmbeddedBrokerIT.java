package org.vigie.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Cluster;
import org.vigie.events.Topic;
import org.vigie.events.Topics;

class EmbeddedBrokerIT {
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
  void saysThatTheFolderIsInUse() {
    try (var _ = EmbeddedBroker.start(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is another vigie running");
    }
  }
}
