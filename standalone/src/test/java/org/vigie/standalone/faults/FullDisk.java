package org.vigie.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.sandbox.load.LoadFeeds;
import org.vigie.sandbox.load.LoadServer;
import org.vigie.standalone.JavaProcess;

/**
 * Fills the disk under {@code vigie run}. Not every machine allows a {@link SmallDisk}, so only
 * {@code -Dit.test=FullDisk} runs this test.
 */
class FullDisk {
  private static final String SIZE = "24m";
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void endsWithASentenceThatNamesTheFullDisk() throws Exception {
    assumeTrue(SmallDisk.isPossible(), "no user namespaces on this machine");
    Path data = Files.createDirectory(folder.resolve("data"));
    Path output = folder.resolve("out");
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags: [ { id: inesia, name: INESIA, rules: [ { query: inesia } ] } ]
        """);
    try (var disk = SmallDisk.mount(data, SIZE);
        var feeds = new LoadFeeds(LoadServer::prose, 500)) {
      feeds.publish(LoadFeeds.LISTED, Instant.now());
      Files.writeString(folder.resolve("feeds.yaml"), feeds.configuration("1m"));
      Process vigie =
          JavaProcess.start(disk.command(), JavaProcess.VIGIE, output, Services.run(folder, data));
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
}
