package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.health.Health;
import org.vigie.health.HealthAnswer;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.process.Probes;

/** What health says of a process whose token Slack refuses. */
class ChannelHealthIT {
  private static final Terminal NOWHERE =
      new Terminal(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), false, 0);
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path dir;

  private final InstantSource clock = InstantSource.system();
  private final FakeSlack fake = new FakeSlack(clock, "#presse");
  private final Health health = new Health(clock);
  private Cluster cluster;
  private Decisions decisions;

  @BeforeEach
  void start() throws InterruptedException {
    cluster = TestBroker.cluster(1);
    cluster.createTopics();
    decisions = new Decisions(cluster);
  }

  @AfterEach
  void stop() {
    decisions.close();
    health.close();
    fake.close();
  }

  @Test
  void aRefusedTokenIsNoReasonToRestartButHealthSaysNo() {
    AlertsConfig config = config();
    fake.misbehaveAlways(new Fault.Refusal("invalid_auth"));
    try (var alerts = new Alerts(cluster, config, dir, clock, new SimpleMeterRegistry(), NOWHERE)) {
      health.add("alerts", Probes.of(alerts));
      health.add("channels", Probes.ofChannels(alerts));
      alerts.start();
      await().atMost(SOON).until(() -> status("/health") == 200);

      decisions.publish(Decisions.first("a", "presse", "st-1"));

      await().atMost(SOON).until(() -> status("/health") == 503);
      assertThat(status("/health/ready")).isEqualTo(200);
      assertThat(status("/health/live")).isEqualTo(200);
      assertThat(answer("/health").json())
          .startsWith("{\"status\":\"DEGRADED\"")
          .contains("Channel presse refuses all alerts", "invalid_auth");

      fake.misbehaveAlways(null);
      alerts.apply(config);

      await().atMost(SOON).until(() -> status("/health") == 200);
    }
  }

  private int status(String path) {
    return answer(path).status();
  }

  private HealthAnswer answer(String path) {
    return HealthAnswer.to(path, health, true).orElseThrow();
  }

  private AlertsConfig config() {
    var presse = new ChannelConfig.Slack("presse", Language.FR, "#presse", null);
    return new AlertsConfig(
        Language.FR,
        ZoneId.of("Europe/Paris"),
        new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO),
        null,
        Map.of("presse", presse),
        List.of(),
        List.of());
  }
}
