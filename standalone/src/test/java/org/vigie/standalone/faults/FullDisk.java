package org.vigie.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.sandbox.load.LoadFeeds;
import org.vigie.sandbox.load.LoadServer;

/**
 * Fills the disk under {@code vigie run}. The data folder is a small file system in memory, which
 * only the process sees (a user namespace of Linux); no rights are needed. Not every machine allows
 * such namespaces, so only {@code -Dit.test=FullDisk} runs this test.
 */
class FullDisk {
  private static final String SIZE = "24m";
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void endsWithASentenceThatNamesTheFullDisk() throws Exception {
    assumeTrue(unshare("true").waitFor() == 0, "no user namespaces on this machine");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path output = folder.resolve("out");
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags: [ { id: inesia, name: INESIA, rules: [ { query: inesia } ] } ]
        """);
    try (var feeds = new LoadFeeds(LoadServer::prose, 500)) {
      feeds.publish(LoadFeeds.LISTED, Instant.now());
      Files.writeString(folder.resolve("feeds.yaml"), feeds.configuration("1m"));
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process vigie =
          unshare(
              "mount -t tmpfs -o size=%s none \"$1\" && shift && exec \"$@\" >\"$OUT\" 2>&1"
                  .formatted(SIZE)
                  .replace("$OUT", output.toString()),
              data.toString(),
              java,
              "-Xmx256m",
              "-cp",
              System.getProperty("java.class.path"),
              "org.vigie.standalone.cli.Vigie",
              "run",
              "--config",
              folder.toString(),
              "--data",
              data.toString(),
              "--listen",
              "127.0.0.1:0");
      try {
        Instant deadline = Instant.now().plus(ENDS_WITHIN);
        while (!vigie.waitFor(Duration.ofSeconds(5)) && Instant.now().isBefore(deadline)) {
          feeds.publish(LoadFeeds.LISTED, Instant.now());
        }
        assertThat(vigie.isAlive()).as("runs on: " + Files.readString(output)).isFalse();
        List<String> lines = Files.readAllLines(output);
        assertThat(vigie.exitValue()).isNotZero();
        assertThat(lines.getLast()).matches("(?i).*(disk|space|full).*");
        assertThat(String.join("\n", lines)).doesNotContain("\tat ");
      } finally {
        vigie.destroyForcibly().waitFor();
      }
    }
  }

  /** Runs a shell in its own namespace; it may mount file systems that nobody else sees. */
  private static Process unshare(String script, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start();
  }
}
