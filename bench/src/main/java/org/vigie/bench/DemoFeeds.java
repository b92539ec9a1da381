package org.vigie.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.CoverageServer;
import org.vigie.standalone.process.Configuration;

/**
 * A program that serves the feeds of the demo's whole week on loopback, and writes the
 * configuration with which Vigie polls them. Alerts go to two console channels. It runs until its
 * standard input ends.
 *
 * <p>{@code DemoFeeds CONFIG FOLDER} reads the watch from CONFIG and writes {@code
 * FOLDER/feeds.yaml} and {@code FOLDER/alerts.yaml}.
 */
public final class DemoFeeds {
  /** After the last article of the week. */
  private static final Instant END = Instant.parse("2025-02-16T22:00:00Z");

  private static final String ALERTS =
      """
      language: fr
      timeZone: Europe/Paris
      channels:
        presse: { console: true }
        equipe: { console: true, language: en }
      routes:
        - { match: { pickup: [REPRINT, QUOTE, PARAPHRASE] }, to: [presse, equipe] }
        - { match: { tag: [inesia, ai-safety-report, cop-analogy, cesia, segerie] }, to: [presse] }
      """;

  private DemoFeeds() {}

  /** Starts to serve, writes the configuration and prints one line; callers wait for this line. */
  public static void main(String[] args) throws Exception {
    WatchConfig watch = Configuration.readWatch(Path.of(args[0]), List.of());
    Path folder = Path.of(args[1]);
    Coverage coverage = Coverage.bundled(watch.releases().getFirst().texts());
    try (var server = new CoverageServer(coverage, () -> END)) {
      Files.writeString(folder.resolve("feeds.yaml"), feeds(coverage, server));
      Files.writeString(folder.resolve("alerts.yaml"), ALERTS);
      System.out.println(coverage.outlets().size() + " feeds");
      awaitEndOfInput();
    }
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // The server runs until the caller closes the standard input.
    }
  }

  private static String feeds(Coverage coverage, CoverageServer server) {
    var yaml =
        new StringBuilder(
            "defaults: { allowPrivate: true, fullText: false, every: 1h }\noutlets:\n");
    String outlet =
        "  - { id: %s, name: \"%s\", domain: %1$s.example, country: %s, tier: %d, language: %s,"
            + " feeds: [\"%s\"] }%n";
    for (Coverage.Source each : coverage.outlets().values()) {
      yaml.append(
          outlet.formatted(
              each.id(),
              each.name(),
              each.country(),
              each.tier(),
              each.language(),
              server.url(each.id())));
    }
    return yaml.toString();
  }
}
