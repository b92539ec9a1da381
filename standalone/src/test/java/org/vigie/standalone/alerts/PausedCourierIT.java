package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.slack.Slack;
import org.vigie.events.Notification.State;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.PostedMessage;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;

/** A courier's process is stopped right before a call, and another courier takes over. */
class PausedCourierIT {
  private static final int LATER = 12;

  private final FakeSlack fake = new FakeSlack(InstantSource.system(), "#presse");

  @Test
  void aCourierThatWakesUpAfterItsSessionSendsNothingThatAnotherHasTakenOver() throws Exception {
    Cluster cluster = TestBroker.cluster(2);
    cluster.createTopics();
    var config = new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO);
    Process stopped = CourierProcess.startHeld(cluster, fake.baseUrl());
    try (var decisions = new Decisions(cluster);
        var slack = new Slack(config, Couriers.CALL);
        var output = stopped.inputReader(UTF_8)) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      assertThat(output.readLine()).isEqualTo("before the call");
      signal(stopped, "STOP");

      try (var _ = Couriers.start(cluster, new ToldOperator(), Couriers.slack(slack))) {
        soon(() -> state(decisions, "a") == State.SENT);
        stopped.getOutputStream().write('\n');
        stopped.getOutputStream().flush();
        signal(stopped, "CONT");
        for (int i = 0; i < LATER; i++) {
          decisions.publish(Decisions.first("n" + i, "presse", "st-later-" + i));
        }
        // Each courier has one of the two partitions now, so all are sent only if both work.
        for (int i = 0; i < LATER; i++) {
          String id = "n" + i;
          soon(() -> state(decisions, id) == State.SENT);
        }
      }
    } finally {
      stopped.destroyForcibly().waitFor();
      fake.close();
    }
    assertThat(fake.messages())
        .extracting(PostedMessage::notification)
        .doesNotHaveDuplicates()
        .hasSize(LATER + 1);
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static State state(Decisions decisions, String id) {
    return Objects.requireNonNull(decisions.ledger().get(id), id).state();
  }

  private static void soon(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).until(condition);
  }
}
