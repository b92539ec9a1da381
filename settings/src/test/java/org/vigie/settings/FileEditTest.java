package org.vigie.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEditTest {
  @TempDir Path folder;

  @Test
  void keepsWhatSomebodyElseWritesMeanwhile() throws Exception {
    Path file = Files.writeString(folder.resolve("watch.yaml"), "a\n");

    boolean isWritten = FileEdit.write(file, text -> afterSomebodyElse(file, text) + "c\n");

    assertThat(isWritten).isTrue();
    assertThat(file).hasContent("a\nb\nc\n");
  }

  @Test
  void leavesAFileThatIsAsItShouldBe() throws Exception {
    Path file = Files.writeString(folder.resolve("watch.yaml"), "a\n");
    Object inode = Files.getAttribute(file, "unix:ino");

    assertThat(FileEdit.write(file, text -> text)).isFalse();

    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }

  @Test
  void leavesAFileWhoseEncodingIsOnlyAssumed() throws Exception {
    byte[] greek = "name: Θεσσαλονίκη\n".getBytes(Charset.forName("ISO-8859-7"));
    Path file = Files.write(folder.resolve("watch.yaml"), greek);

    assertThatIOException()
        .isThrownBy(() -> FileEdit.write(file, text -> text + "c\n"))
        .withMessage(file + " is not UTF-8, so it is not changed; save it as UTF-8 first");
    assertThat(file).hasBinaryContent(greek);
  }

  private static String afterSomebodyElse(Path file, String text) throws IOException {
    if (text.equals("a\n")) {
      Files.writeString(file, "a\nb\n");
    }
    return text;
  }
}
