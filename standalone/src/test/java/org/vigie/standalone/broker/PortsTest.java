package org.vigie.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path folder;

  @Test
  void neverGivesBothListenersOnePort() throws IOException {
    int free = Ports.of(folder).broker();
    Files.writeString(folder.resolve("ports"), free + "\n" + free + "\n");

    Ports ports = Ports.of(folder);

    assertThat(ports.broker()).isEqualTo(free);
    assertThat(ports.controller()).isNotEqualTo(free);
  }
}
