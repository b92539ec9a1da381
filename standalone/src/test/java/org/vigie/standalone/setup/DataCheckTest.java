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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__cluster_metadata-0/00000000000000000000-0000000000.checkpoint",
        "__cluster_metadata-0/00000000000000000430.snapshot",
        "__cluster_metadata-0/quorum-state",
        "articles.v1-0/leader-epoch-checkpoint",
        "log-start-offset-checkpoint",
        ".kafka_cleanshutdown"
      })
  void aFileOfAnotherUserThatKafkaReplacesIsNoObstacle(String name) throws IOException {
    Path file = parent.resolve("kafka").resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);

    DataCheck.of(parent, each -> !each.equals(file));
    assertThat(file).exists();
  }

  @Test
  void aSegmentOfAnotherUserIsAnObstacle() throws IOException {
    Path partition = Files.createDirectories(parent.resolve("kafka/articles.v1-0"));
    Path segment = Files.createFile(partition.resolve("00000000000000000000.log"));

    assertThatThrownBy(() -> DataCheck.of(parent, each -> !each.equals(segment)))
        .hasMessageContaining(segment + " belongs to the user");
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
