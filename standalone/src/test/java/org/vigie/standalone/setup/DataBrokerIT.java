package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.broker.EmbeddedBroker;

class DataBrokerIT {
  @TempDir Path parent;

  @Test
  void theCopyOfAFolderHasABrokerOfItsOwn() throws Exception {
    Path data = parent.resolve("data");
    Path copy = parent.resolve("copy");
    try (var running = EmbeddedBroker.start(data.resolve("kafka"))) {
      Files.createDirectories(copy.resolve("kafka"));
      Files.copy(data.resolve("kafka/ports"), copy.resolve("kafka/ports"));

      try (var broker = DataBroker.of(copy)) {
        assertThat(broker.bootstrap()).isNotEqualTo(running.bootstrap());
      }
      try (var broker = DataBroker.of(data)) {
        assertThat(broker.bootstrap()).isEqualTo(running.bootstrap());
        assertThat(broker.started()).isNull();
      }
    }
  }
}
