package org.vigie.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.alerts.console.Terminal;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.CoverageServer;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.MailCatcher;
import org.vigie.settings.Problems;
import org.vigie.standalone.process.Configuration;
import org.vigie.standalone.process.Standalone;

/**
 * All services, connected to a simulated world: they poll invented outlets, and send alerts to a
 * fake Slack and to a server that only stores mails.
 *
 * @param folder temporary folder for all data; {@link #close} deletes the folder
 */
public record SandboxRun(
    Path folder, CoverageServer outlets, FakeSlack slack, MailCatcher mail, Standalone standalone)
    implements AutoCloseable {
  private static final String TOKEN = "slack-token";
  private static final String USER_AGENT = "Vigie/1 (demo)";

  /**
   * What is simulated, and with which settings.
   *
   * @param appear clock that decides which articles the outlets have published
   * @param every the time between two polls of a feed
   * @param alerts content of alerts.yaml without the keys {@code slack} and {@code smtp}; the only
   *     Slack channel is #presse
   * @param partitions number of partitions of each topic
   */
  public record Scenario(
      Coverage coverage, InstantSource appear, Duration every, String alerts, int partitions) {}

  /**
   * Starts the simulated servers and the broker. The services are constructed, but not started.
   *
   * @param clock clock of the services and of the fake Slack
   * @param listen address at which the dashboard's page is served
   * @param out receives progress messages and the alerts of console channels
   */
  public static SandboxRun of(
      Scenario scenario,
      WatchConfig watch,
      InstantSource clock,
      InetSocketAddress listen,
      PrintStream out)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vigie-sandbox");
    boolean isStarted = false;
    try {
      SandboxRun run = of(folder, scenario, watch, clock, listen, out);
      isStarted = true;
      return run;
    } finally {
      if (!isStarted) {
        try {
          delete(folder);
        } catch (IOException | UncheckedIOException e) {
          // The failure of the start is what is told.
        }
      }
    }
  }

  private static SandboxRun of(
      Path folder,
      Scenario scenario,
      WatchConfig watch,
      InstantSource clock,
      InetSocketAddress listen,
      PrintStream out)
      throws IOException, InterruptedException {
    var slack = new FakeSlack(clock, "#presse");
    var mail = new MailCatcher();
    var outlets = new CoverageServer(scenario.coverage, scenario.appear);
    String servers =
        """
        slack: { baseUrl: "%s", tokenFile: %s, pause: 0s }
        smtp: { host: 127.0.0.1, port: %d, tls: none, from: "Vigie <vigie@vigie.example>" }
        """
            .formatted(slack.baseUrl(), TOKEN, mail.port());
    AlertsConfig alerts = alerts(folder, servers + scenario.alerts, watch);
    var configuration = new Configuration(feeds(scenario, outlets), watch, alerts);
    var topics = new Topics("", scenario.partitions);
    var settings = new Standalone.Settings(folder.resolve("data"), null, topics, listen, null);
    var terminal = new Terminal(out, false, 0);
    var standalone = new Standalone(settings, configuration, clock, terminal, out);
    return new SandboxRun(folder, outlets, slack, mail, standalone);
  }

  @Override
  public void close() throws IOException {
    standalone.close();
    outlets.close();
    slack.close();
    mail.close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FeedsConfig feeds(Scenario scenario, CoverageServer outlets) {
    List<Feed> feeds = new ArrayList<>();
    for (Coverage.Source source : scenario.coverage.outlets().values()) {
      Outlet outlet = source.outlet();
      String id = outlet.id();
      String url = outlets.url(id);
      var every = scenario.every;
      feeds.add(new Feed(id, url, outlet, source.language(), every, false, true, USER_AGENT));
    }
    return new FeedsConfig(feeds, feeds.stream().map(Feed::outlet).toList());
  }

  private static AlertsConfig alerts(Path folder, String alerts, WatchConfig watch)
      throws IOException {
    // why: Vigie refuses a token file that other users can read.
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(Files.createFile(folder.resolve(TOKEN), ownerOnly), "xoxb-sandbox");
    Files.writeString(folder.resolve(AlertsFile.NAME), alerts);
    var problems = new Problems();
    AlertsConfig config = AlertsFile.read(folder, Configuration.tagIds(watch), problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.all().toString());
    }
    return config.naming(Configuration.names(watch));
  }
}
