package org.vigie.standalone.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @TempDir private Path folder;

  @Test
  void aFailureIsToldOnce() throws IOException {
    Output output;
    try (var file = new FileOutputStream(folder.resolve("out").toFile())) {
      output = new Output(file.getFD(), true);
      output.println("written");
      assertThat(output.checkError()).isFalse();
    }

    output.println("lost, because the file is closed");

    assertThat(output.checkError()).isTrue();
    assertThat(output.checkError()).isFalse();
  }
}
