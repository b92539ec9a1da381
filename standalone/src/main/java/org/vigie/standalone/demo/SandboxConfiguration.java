package org.vigie.standalone.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Feed;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.CoverageServer;
import org.vigie.settings.Problems;
import org.vigie.standalone.process.Configuration;

/** Makes a configuration that polls the sandbox's outlets. */
public final class SandboxConfiguration {
  private SandboxConfiguration() {}

  /**
   * @param every the interval between two polls of a feed
   * @param alerts the text of alerts.yaml; its Slack token is in the file {@code slack-token}
   * @param folder gets alerts.yaml and the token
   * @throws IllegalArgumentException if {@code alerts} has problems
   */
  public static Configuration write(
      Path folder,
      WatchConfig watch,
      Coverage coverage,
      CoverageServer server,
      Duration every,
      String alerts)
      throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(Files.createFile(folder.resolve("slack-token"), ownerOnly), "xoxb-sandbox");
    Files.writeString(folder.resolve(AlertsFile.NAME), alerts);
    var problems = new Problems();
    AlertsConfig config = AlertsFile.read(folder, Configuration.tagIds(watch), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return new Configuration(feeds(coverage, server, every), watch, config);
  }

  private static FeedsConfig feeds(Coverage coverage, CoverageServer server, Duration every) {
    List<Feed> feeds =
        coverage.outlets().values().stream()
            .map(
                source ->
                    new Feed(
                        source.outlet().id(),
                        server.url(source.outlet().id()),
                        source.outlet(),
                        source.language(),
                        every,
                        false,
                        true,
                        "Vigie/1 (demo)"))
            .toList();
    return new FeedsConfig(feeds, feeds.stream().map(Feed::outlet).toList());
  }
}
