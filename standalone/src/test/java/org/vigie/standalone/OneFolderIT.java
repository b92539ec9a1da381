package org.vigie.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts more processes on the data folder of a running one. */
class OneFolderIT {
  private static final int TIMES = 3;
  private static final String FEED = "journal";

  @TempDir Path folder;

  @Test
  void refusesASecondProcessAndLeavesTheFirstAlone() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      configure(feeds);
      Process first = JavaProcess.run(folder, folder.resolve("first"));
      try {
        publishAndAwait(feeds, 0);
        for (int i = 1; i <= TIMES; i++) {
          Process second = JavaProcess.run(folder, folder.resolve("second" + i));
          assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();

          assertThat(second.exitValue()).isEqualTo(4);
          assertThat(output("second" + i))
              .isEqualTo(
                  "vigie: the folder %s is in use by process %d; end that process, or choose"
                      + " another folder with --data%n",
                  folder.resolve("data"), first.pid());
        }
        publishAndAwait(feeds, 1);
        assertThat(first.isAlive()).isTrue();
        assertThat(output("first")).doesNotContain("ERROR").doesNotContain("WARN");
      } finally {
        first.destroyForcibly().waitFor();
      }
    }
  }

  /** Publishes an article and waits until the first process prints its alert. */
  private void publishAndAwait(GrowingFeeds feeds, int number) {
    feeds.add(FEED, "a" + number, "Inesia numero" + number, "Le texte " + number);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> output("first").contains("Inesia numero" + number));
  }

  private String output(String process) throws IOException {
    return Files.readString(folder.resolve(process));
  }

  private void configure(GrowingFeeds feeds) throws IOException {
    Files.writeString(
        folder.resolve("feeds.yaml"),
        """
        defaults: { allowPrivate: true, fullText: false, every: 1s }
        outlets:
          - { id: journal, name: Journal, domain: journal.example, language: fr, feeds: ["%s"] }
        """
            .formatted(feeds.url(FEED)));
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags:
          - { id: inesia, name: INESIA, rules: [ { query: inesia } ] }
        """);
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        channels: { here: { console: true } }
        routes: [ { match: { tag: [inesia] }, to: [here], groupWait: 0 } ]
        """);
  }
}
