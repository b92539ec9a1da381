package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Secret;

/** Runs the alerts service in another process, which a test kills. A day lasts ten seconds. */
final class AlertsProcess {
  private static final int SPEED = 8_640;

  private AlertsProcess() {}

  static Process start(Cluster cluster, URI slack, Path state, Instant began) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AlertsProcess.class.getName(),
            cluster.bootstrap(),
            cluster.topics().prefix(),
            Integer.toString(cluster.topics().partitions()),
            slack.toString(),
            state.toString(),
            began.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * The clock of all processes in the test: a search in Slack begins at the time of the decision.
   */
  static InstantSource clock(Instant began) {
    return () -> began.plus(Duration.between(began, Instant.now()).multipliedBy(SPEED));
  }

  public static void main(String[] args) throws InterruptedException {
    var cluster = new Cluster(args[0], new Topics(args[1], Integer.parseInt(args[2])));
    Instant began = Instant.parse(args[5]);
    new Alerts(
            cluster,
            digestsOnly(URI.create(args[3])),
            Path.of(args[4]),
            clock(began),
            new SimpleMeterRegistry(),
            new Terminal(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), false, 0))
        .start();
    new CountDownLatch(1).await();
  }

  /** The articles are of tier 2, so no route takes them. */
  private static AlertsConfig digestsOnly(URI slack) {
    var third = new Match(Set.of(), Set.of(), Set.of(3), Set.of(), Set.of(), Set.of());
    var route =
        new Route(
            "route-1",
            null,
            third,
            List.of("presse"),
            Duration.ZERO,
            Duration.ZERO,
            null,
            false,
            List.of());
    return new AlertsConfig(
        Language.FR,
        ZoneOffset.UTC,
        new SlackConfig(slack, new Secret("xoxb-1"), Duration.ZERO),
        null,
        Map.of("presse", new ChannelConfig.Slack("presse", Language.FR, "#presse", null)),
        List.of(route),
        List.of(
            new DailyDigest(
                "digest-to-presse",
                List.of("presse"),
                LocalTime.of(8, 0),
                DailyDigest.Empty.SKIP)));
  }
}
