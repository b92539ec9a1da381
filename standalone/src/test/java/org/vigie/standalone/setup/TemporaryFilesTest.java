package org.vigie.standalone.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.cli.Vigie;
import org.vigie.standalone.options.Exit;

class TemporaryFilesTest {
  @Test
  void namesTheFolderFromWhichNoLibraryCanBeLoaded() {
    TemporaryFiles.check();

    assertThatThrownBy(() -> TemporaryFiles.check(TemporaryFilesTest::refuse))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(System.getProperty("java.io.tmpdir"))
        .hasMessageContaining("-Djava.io.tmpdir=DIR");
  }

  @Test
  void namesTheFolderThatIsFull() {
    assertThatThrownBy(() -> TemporaryFiles.check(TemporaryFilesTest::fill))
        .satisfies(
            failure ->
                assertThat(FailureText.of(failure))
                    .startsWith("the folder for temporary files, ")
                    .contains(" is full; free some space there, or name another one: VIGIE_OPTS="));
  }

  @Test
  void saysHowTheDemoGetsMoreSpace() {
    TemporaryFiles.checkSpace(100L << 20);

    assertThatThrownBy(() -> TemporaryFiles.checkSpace(20L << 20))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(System.getProperty("java.io.tmpdir") + ", has only 20 MB left")
        .hasMessageContaining("-Djava.io.tmpdir=DIR")
        .hasMessageNotContaining("--data");
  }

  @Test
  void aServiceAloneEndsWithASentenceToo(@TempDir Path dir) throws Exception {
    Files.writeString(
        dir.resolve("feeds.yaml"), "searches: [{ id: s, url: \"https://news.example/rss\" }]\n");
    Path none = dir.resolve("none");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + none,
                "-cp",
                System.getProperty("java.class.path"),
                Vigie.class.getName(),
                "ingest",
                "--kafka=127.0.0.1:1",
                "--config=" + dir,
                "--data=" + dir.resolve("data"))
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("vigie: the folder " + none + " can't be used for temporary files")
        .doesNotContain("Kafka");
    assertThat(process.waitFor()).isEqualTo(Exit.NO_START);
  }

  private static void fill() {
    throw new IllegalStateException("Unable to load", new IOException("No space left on device"));
  }

  private static void refuse() {
    throw new UnsatisfiedLinkError("failed to map segment from shared object");
  }
}
