package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;

  @Test
  void writesIntoAFileWhoseOwnerItCanNotKeep() throws Exception {
    Path file = Files.writeString(folder.resolve("feeds.yaml"), "old");
    Object inode = Files.getAttribute(file, "unix:ino");

    FileReplacement.write(file, "new", FileReplacementTest::refuse);

    assertThat(file).hasContent("new");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void saysWhyAFileCanNotBeMade() {
    Path file = folder.resolve("feeds.yaml");

    assertThatThrownBy(() -> FileReplacement.write(file, "new", FileReplacementTest::refuse))
        .hasMessage(file + ": Operation not permitted");
    assertThat(folder).isEmptyDirectory();
  }

  private static void refuse(Path from, Path to) throws FileSystemException {
    throw new FileSystemException(to.toString(), null, "Operation not permitted");
  }
}
