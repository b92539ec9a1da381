package org.vigie.standalone.alerts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.DeliveryLimits;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Secret;

/** Runs a courier in another process, which the test kills. */
final class CourierProcess {
  private static final Duration CALL = Duration.ofSeconds(1);

  private static final String INSTANCE = "courier-1";

  private CourierProcess() {}

  static Process start(Cluster cluster, URI slack) throws IOException {
    return command(cluster, slack, "")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Starts a courier that stops right before its first call. It then prints a line, and waits for a
   * line on its standard input.
   */
  static Process startHeld(Cluster cluster, URI slack) throws IOException {
    return command(cluster, slack, "held").redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ProcessBuilder command(Cluster cluster, URI slack, String mode) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        CourierProcess.class.getName(),
        cluster.bootstrap(),
        cluster.topics().prefix(),
        slack.toString(),
        mode);
  }

  /** Removes it from the consumer group, so that others don't wait for it. */
  static void forget(Cluster cluster) throws InterruptedException, ExecutionException {
    var members = List.of(new MemberToRemove(INSTANCE));
    try (var admin = Admin.create(cluster.clientProperties())) {
      admin
          .removeMembersFromConsumerGroup(
              cluster.topics().prefix() + "vigie-alerts-courier",
              new RemoveMembersFromConsumerGroupOptions(members))
          .all()
          .get();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    var cluster = new Cluster(args[0], new Topics(args[1], 2));
    var slack =
        new Slack(new SlackConfig(URI.create(args[2]), new Secret("xoxb-1"), Duration.ZERO), CALL);
    var words = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));
    var channel =
        slack.channel(new ChannelConfig.Slack("presse", Language.FR, "#presse", null), words);
    var limits =
        new DeliveryLimits(
            CALL, Duration.ofMillis(50), CALL, CALL, CALL, Duration.ofMinutes(5), INSTANCE);
    new Courier(
            cluster,
            List.of(args[3].equals("held") ? new HeldChannel(channel) : channel),
            new ToldOperator(),
            limits,
            InstantSource.system(),
            new SimpleMeterRegistry())
        .start();
    new CountDownLatch(1).await();
  }
}
