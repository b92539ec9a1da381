package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReloaderTest {
  @TempDir Path folder;

  private final List<Configuration> applied = new ArrayList<>();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private int saves;

  @Test
  void takesAGoodChangeAndKeepsTheLastGoodOneAfterABadOne() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader =
        new ConfigurationReloader(
            folder, List.of(), applied::add, new PrintStream(err, true, StandardCharsets.UTF_8));

    reloader.check();
    assertThat(applied).isEmpty();

    save(
        "watch.yaml",
        "watch: test\norganisation: { name: Test }\ntags: [{ id: a, name: A, rules: [ a ] }]\n");
    reloader.check();
    assertThat(applied).hasSize(1);
    assertThat(applied.getFirst().watch().tags()).hasSize(1);

    save(
        "watch.yaml",
        "watch: test\norganisation: { name: Test }\ntags: [{ id: a, name: A, rules: [ '(a' ] }]\n");
    reloader.check();
    assertThat(applied).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("watch.yaml line 3")
        .contains("the last good one stays");
  }

  private void save(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    // why: without this, two saves within one tick of the file system's clock have the same time.
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++saves)));
  }
}
