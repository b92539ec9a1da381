package org.vigie.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
    var reloader = reloader(applied::add);

    reloader.check();
    assertThat(applied).isEmpty();

    save(
        "watch.yaml",
        "watch: test\norganisation: { name: Test }\ntags: [{ id: a, name: A, rules: [ a ] }]\n");
    reloader.check();
    assertThat(applied).isEmpty();
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

  @Test
  void appliesAChangeThatWasSavedWhileTheServicesStarted() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    Configuration started = Configuration.read(folder, List.of());
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/other\" }]\n");
    var reloader = reloader(started, applied::add);

    reloader.check();
    assertThat(applied).isEmpty();
    reloader.check();

    assertThat(applied).containsExactly(Configuration.read(folder, List.of()));
  }

  @Test
  void theProjectsOwnConfigurationReadsTheSameTwice() throws Exception {
    Path own = Path.of("../config");

    assertThat(Configuration.read(own, List.of())).isEqualTo(Configuration.read(own, List.of()));
  }

  @Test
  void saysNothingIfTheFilesStillSayTheSame() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader = reloader(applied::add);

    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }] # the same\n");
    reloader.check();

    assertThat(applied).isEmpty();
    assertThat(err.size()).isZero();
  }

  @Test
  void saysThatTheEncodingOfAChangedFileIsAssumed() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader = reloader(applied::add);
    String name = "watch: test\norganisation: { name: Café }\ntags: []\n";
    Files.write(folder.resolve("watch.yaml"), name.getBytes(StandardCharsets.ISO_8859_1));

    reloader.check();
    reloader.check();

    assertThat(applied).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(
            "Configuration changed; taken.\nwarning: watch.yaml is not UTF-8; it is read as");
  }

  @Test
  void saysThatAMistakeThatWasUndoneIsGone() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader = reloader(applied::add);
    save("feeds.yaml", "searches: [{ id: s, url: \"example.org/feed\" }]\n");
    reloader.check();

    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    reloader.check();
    reloader.check();

    assertThat(applied).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .endsWith("stays.\nConfiguration has no problem any more; it is the one that runs.\n");
  }

  @Test
  void aFileThatIsMissingOrEmptyForOneCheckIsNoChange() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    save("alerts.yaml", "channels: { urgent: { console: true } }\n");
    var reloader = reloader(applied::add);

    Files.delete(folder.resolve("alerts.yaml"));
    reloader.check();
    save("alerts.yaml", "channels: { urgent: { console: true } }\n");
    reloader.check();
    save("alerts.yaml", "");
    reloader.check();
    save("alerts.yaml", "channels: { urgent: { console: true } }\n");
    reloader.check();
    reloader.check();
    assertThat(applied).isEmpty();

    Files.delete(folder.resolve("alerts.yaml"));
    reloader.check();
    reloader.check();
    assertThat(applied).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Configuration changed; taken.\n");
  }

  @Test
  void appliesAChangeWhileAnotherFileOfTheFolderChangesAllTheTime() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader = reloader(applied::add);

    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/other\" }]\n");
    reloader.check();
    save("vigie.log", "a line");
    reloader.check();

    assertThat(applied).hasSize(1);
  }

  @Test
  void goesOnIfTheFolderCouldNotBeReadAtTheStart() throws Exception {
    Path later = folder.resolve("later");
    List<String> texts = new ArrayList<>();
    var reloader =
        new ConfigurationReloader<>(
            later,
            () -> "new",
            "old",
            texts::add,
            new PrintStream(err, true, StandardCharsets.UTF_8));

    reloader.check();
    Files.createDirectory(later);
    save("later/alerts.yaml", "");
    reloader.check();
    reloader.check();

    assertThat(texts).containsExactly("new");
  }

  @Test
  void triesAgainUntilTheChangeIsApplied() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var isAway = new AtomicBoolean(true);
    var reloader =
        reloader(
            changed -> {
              if (isAway.get()) {
                throw new IllegalStateException("Kafka does not answer");
              }
              applied.add(changed);
            });
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/other\" }]\n");
    reloader.check();
    reloader.check();
    reloader.check();
    isAway.set(false);

    reloader.check();

    assertThat(applied).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("Kafka does not answer")
        .contains("Configuration changed; taken.");
  }

  @Test
  void takesAChangeOfAReleaseInTheFolderOfItsYear() throws Exception {
    save(
        "watch.yaml",
        "watch: test\norganisation: { name: Test }\nreleases: [{ id: r, file: releases/2026/r.en.md }]\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    Files.createDirectories(folder.resolve("releases/2026"));
    save("releases/2026/r.en.md", "The dam\n\nIt must go.\n");
    var reloader = reloader(applied::add);
    reloader.check();

    save("releases/2026/r.en.md", "The dam\n\nIt must go now.\n");
    reloader.check();
    reloader.check();

    assertThat(applied).hasSize(1);
  }

  @Test
  void takesAChangeWhoseProblemIsMendedWithoutASave() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    var reloader = reloader(applied::add);
    Path token = folder.resolve("token");
    save("token", "xoxb-1");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    save("alerts.yaml", "slack: { tokenFile: token }\nchannels: { urgent: { slack: \"#a\" } }\n");
    reloader.check();
    reloader.check();
    assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("chmod 600");

    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    reloader.check();
    reloader.check();

    assertThat(applied).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("taken.\n");
  }

  @Test
  void takesAChangeBackThatWasOnlyPartlyApplied() throws Exception {
    save("watch.yaml", "watch: test\norganisation: { name: Test }\ntags: []\n");
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    Configuration started = Configuration.read(folder, List.of());
    var isAway = new AtomicBoolean(true);
    var reloader =
        reloader(
            changed -> {
              applied.add(changed);
              if (isAway.get()) {
                throw new IllegalStateException("Kafka does not answer");
              }
            });
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/other\" }]\n");
    reloader.check();
    reloader.check();
    save("feeds.yaml", "searches: [{ id: s, url: \"https://example.org/feed\" }]\n");
    isAway.set(false);
    reloader.check();
    reloader.check();

    assertThat(applied).hasSize(2);
    assertThat(applied.getLast()).isEqualTo(started);
  }

  private ConfigurationReloader<Configuration> reloader(Consumer<Configuration> apply)
      throws Exception {
    return reloader(Configuration.read(folder, List.of()), apply);
  }

  private ConfigurationReloader<Configuration> reloader(
      Configuration started, Consumer<Configuration> apply) {
    return new ConfigurationReloader<>(
        folder,
        () -> Configuration.read(folder, List.of()),
        started,
        apply,
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void save(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    // why: without this, two saves within one tick of the file system's clock have the same time.
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++saves)));
  }
}
