package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.broker.EmbeddedBroker;

class ChosenClusterIT {
  @TempDir Path parent;

  @Test
  void theCopyOfAFolderHasABrokerOfItsOwn() throws Exception {
    Path data = parent.resolve("data");
    Path copy = parent.resolve("copy");
    try (var running = EmbeddedBroker.start(data.resolve("kafka"))) {
      Files.createDirectories(copy.resolve("kafka"));
      Files.copy(data.resolve("kafka/ports"), copy.resolve("kafka/ports"));

      try (var chosen = ChosenCluster.of(null, "", copy)) {
        assertThat(bootstrap(chosen)).isNotEqualTo(running.bootstrap());
      }
      try (var chosen = ChosenCluster.of(null, "", data)) {
        assertThat(bootstrap(chosen)).isEqualTo(running.bootstrap());
        assertThat(chosen.started()).isNull();
      }
    }
  }

  private static String bootstrap(ChosenCluster chosen) {
    return chosen.cluster().clientProperties().getProperty("bootstrap.servers", "");
  }
}
