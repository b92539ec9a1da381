package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFileTest {
  @TempDir Path dir;

  @Test
  void namesTheUserWhoMayNotReadAFile() throws IOException {
    Path file = Files.createFile(dir.resolve("watch.yaml"));

    // why: not by permissions, because they don't hold for root.
    assertThat(UnreadableFile.reason(file, new AccessDeniedException(file.toString())))
        .isEqualTo(
            "can't be read: permission denied; let the user %s read it (chmod or chown)"
                .formatted(System.getProperty("user.name")));
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThat(reason(dir)).isEqualTo("is a folder; a file is expected");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Path away = dir.resolve("share/watch.yaml");
    Path link = Files.createSymbolicLink(dir.resolve("watch.yaml"), away);
    Path file = Files.createFile(dir.resolve("file"));

    assertThat(reason(away)).isEqualTo("is not there");
    assertThat(reason(link)).isEqualTo("is a link to " + away + ", which is not there");
    assertThat(reason(file.resolve("watch.yaml"))).isEqualTo("can't be read: Not a directory");
  }

  private static String reason(Path file) {
    return UnreadableFile.reason(
        file, catchThrowableOfType(IOException.class, () -> Files.readString(file)));
  }
}
