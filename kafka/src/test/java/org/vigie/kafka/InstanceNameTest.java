package org.vigie.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceNameTest {
  @TempDir private Path folder;

  @Test
  void keepsANewName() {
    Path file = folder.resolve("state/instance");

    String name = InstanceName.of(file, "vigie-ingest-");

    assertThat(name).matches("vigie-ingest-[0-9a-f-]{36}");
    assertThat(InstanceName.of(file, "vigie-ingest-")).isEqualTo(name);
    assertThat(file).hasContent(name);
  }

  @Test
  void readsANameWithAndWithoutALineBreak() throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "vigie-ingest-1");
    Path other = Files.writeString(folder.resolve("other"), "2\n");

    assertThat(InstanceName.of(one, "vigie-ingest-")).isEqualTo("vigie-ingest-1");
    assertThat(InstanceName.of(other, "")).isEqualTo("2");
  }
}
