package org.vigie.standalone.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.standalone.GrowingFeeds;
import org.vigie.standalone.JavaProcess;

/** A watch that is changed between two starts on one data folder. */
class ChangedWatchIT {
  private static final String FEED = "journal";

  @TempDir Path folder;

  @Test
  void anArticleIsTaggedByTheWatchThatIsOnDiskWhenTheRunBegins() throws Exception {
    try (var feeds = new GrowingFeeds()) {
      Files.writeString(
          folder.resolve("feeds.yaml"),
          """
          defaults: { allowPrivate: true, fullText: false }
          outlets:
            - { id: journal, name: Journal, domain: journal.example, language: fr, feeds: ["%s"] }
          """
              .formatted(feeds.url(FEED)));
      Files.writeString(
          folder.resolve("alerts.yaml"),
          """
          channels: { here: { console: true } }
          routes: [ { match: { tag: [animal] }, to: [here] } ]
          """);
      watchFor("hedgehog");
      feeds.add(FEED, "a0", "A hedgehog crosses the road", "It was slow.");
      assertThat(runOnce("first")).contains("A hedgehog crosses the road");

      watchFor("badger");
      feeds.add(FEED, "a1", "A badger digs a hole", "It was deep.");
      feeds.add(FEED, "a2", "A hedgehog sleeps", "It was long.");

      assertThat(runOnce("second"))
          .contains("A badger digs a hole")
          .doesNotContain("A hedgehog sleeps");
    }
  }

  private void watchFor(String word) throws Exception {
    Files.writeString(
        folder.resolve("watch.yaml"),
        """
        watch: test
        organisation: { name: Test, domains: [], tags: [] }
        tags:
          - { id: animal, name: Animal, rules: [ { query: %s } ] }
        """
            .formatted(word));
  }

  private String runOnce(String name) throws Exception {
    Path out = folder.resolve(name);
    int status = JavaProcess.runOnce(folder, out);
    String printed = Files.readString(out);
    assertThat(status).as(printed).isZero();
    return printed;
  }
}
