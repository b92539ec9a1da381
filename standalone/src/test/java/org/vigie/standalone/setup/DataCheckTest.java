package org.vigie.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir Path parent;

  @Test
  void makesAFolderThatIsMissing() {
    DataCheck.of(parent.resolve("new/data"));

    assertThat(parent.resolve("new/data")).isDirectory();
  }

  @Test
  void refusesAFile() throws IOException {
    Path file = Files.createFile(parent.resolve("data"));

    assertThatThrownBy(() -> DataCheck.of(file))
        .hasMessageContaining(file + " is a file, not a folder")
        .hasMessageContaining("--data");
  }

  @Test
  void namesWhatCanNotBeWrittenAndWhoseItIs() throws IOException {
    Path kafka = Files.createDirectories(parent.resolve("kafka"));
    // why: not by permissions, because they don't hold for root.
    assertThatThrownBy(() -> DataCheck.of(parent, file -> !file.equals(kafka)))
        .hasMessageContaining(kafka + " belongs to the user " + System.getProperty("user.name"));
  }

  @Test
  void aSnapshotThatKafkaMadeReadOnlyIsNoObstacle() throws IOException {
    Path metadata = Files.createDirectories(parent.resolve("kafka/__cluster_metadata-0"));
    Path snapshot =
        Files.createFile(metadata.resolve("00000000000000000000-0000000000.checkpoint"));

    DataCheck.of(parent, file -> !file.equals(snapshot));
    assertThat(snapshot).exists();
  }

  @Test
  void theFolderOfAFileSystemForItsRepairsIsNoObstacle() throws IOException {
    Files.createDirectory(parent.resolve("lost+found"));

    DataCheck.of(parent, file -> !file.endsWith("lost+found"));
    assertThat(parent.resolve("lost+found")).isDirectory();
  }

  @Test
  void aFileThatVanishesMeanwhileIsNoObstacle() throws IOException {
    List<Path> files = List.of(parent.resolve("a.tmp"), parent.resolve("b.tmp"));
    for (Path file : files) {
      Files.createFile(file);
    }
    // why: another process that uses the folder removes its temporary files at any moment.
    Predicate<Path> removing =
        file -> {
          boolean isFolder = file.equals(parent);
          if (!isFolder) {
            files.forEach(each -> each.toFile().delete());
          }
          return isFolder;
        };

    DataCheck.of(parent, removing);

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void refusesAFolderThatCanNotBeMade() {
    Path proc = Path.of("/proc/vigie-data");
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux has /proc");

    assertThatThrownBy(() -> DataCheck.of(proc))
        .hasMessageStartingWith("the folder /proc/vigie-data can't be used (")
        .hasMessageEndingWith("; choose another one with --data");
  }
}
