package org.vigie.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void namesTheProcessThatHasTheLock() throws Exception {
    Path folder = temporary.resolve("data");
    try (var _ = DataFolder.lock(folder)) {
      assertThat(folder.resolve("lock")).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }
  }

  @Test
  void isLockedOnceEvenInOneProcess() {
    try (var _ = DataFolder.lock(temporary)) {
      assertThatThrownBy(() -> DataFolder.lock(temporary.resolve("../" + temporary.getFileName())))
          .hasMessageContaining(" is in use by this process; ");
    }
  }

  @Test
  void canBeLockedAgainAfterItsRelease() {
    DataFolder.lock(temporary).close();

    DataFolder.lock(temporary).close();
  }

  @Test
  void saysWhyAFolderCannotBeUsed() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataFolder.lock(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the folder " + file + " can't be used: ")
        .hasMessageEndingWith("; choose another one with --data");
  }
}
