package org.vigie.standalone.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.PostedMessage;
import org.vigie.standalone.TestBroker;

class DigestKillIT {
  private static final int KILLS = Integer.getInteger("vigie.kills", 5);

  @TempDir Path state;

  @BeforeAll
  static void needABroker() {
    TestBroker.cluster(1);
  }

  @Test
  void afterRandomKillsEachArticleIsInOneDigestAndEachDigestIsSentOnce() throws Exception {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    var random = new Random(seed);
    Instant began = Instant.now();
    Cluster cluster = TestBroker.cluster(2);
    cluster.createTopics();
    try (var fake = new FakeSlack(AlertsProcess.clock(began), "#presse");
        var mentions = new Mentions(cluster);
        var decisions = new Decisions(cluster)) {
      int published = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = AlertsProcess.start(cluster, fake.baseUrl(), state, began);
        Instant end = Instant.now().plusMillis(3_000 + random.nextInt(5_000));
        BooleanSupplier over = () -> !Instant.now().isBefore(end);
        if (kill % 3 == 1) {
          // why: Slack takes a digest but doesn't answer; the next process must look for it.
          int before = fake.messages().size();
          fake.misbehave(List.of(new Fault.TakenInSilence()));
          over = () -> fake.messages().size() > before;
        }
        while (!over.getAsBoolean()) {
          mentions.publish("" + published, "st-" + published);
          published++;
          process.waitFor(Duration.ofMillis(50));
        }
        process.destroyForcibly().waitFor();
      }

      int all = published;
      Process last = AlertsProcess.start(cluster, fake.baseUrl(), state, began);
      await()
          .alias("seed " + seed)
          .atMost(Duration.ofSeconds(90))
          .until(() -> articles(decisions) >= all);
      last.destroyForcibly().waitFor();

      assertThat(articles(decisions)).as("seed " + seed).isEqualTo(all);
      List<String> told = sent(decisions).stream().map(Notification::id).toList();
      assertThat(told).hasSizeGreaterThan(1);
      assertThat(fake.messages())
          .as("seed " + seed)
          .extracting(PostedMessage::notification)
          .containsExactlyInAnyOrderElementsOf(told);
    }
  }

  /** How many articles the sent digests counted in all. */
  private static int articles(Decisions decisions) {
    return sent(decisions).stream()
        .mapToInt(told -> Objects.requireNonNull(told.digest()).articles())
        .sum();
  }

  private static List<Notification> sent(Decisions decisions) {
    return decisions.ledger().values().stream().filter(each -> each.state() == State.SENT).toList();
  }
}
