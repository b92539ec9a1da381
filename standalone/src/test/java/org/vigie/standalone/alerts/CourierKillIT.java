package org.vigie.standalone.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.PostedMessage;
import org.vigie.standalone.TestBroker;

class CourierKillIT {
  private static final int KILLS = Integer.getInteger("vigie.kills", 5);
  private static final int STORIES = 25;

  /**
   * Every fifth message is accepted without an answer, so that kills often fall between a call and
   * its answer.
   */
  @Test
  void killedAtRandomMomentsItTellsEachThingExactlyOnce() throws Exception {
    long seed = Long.getLong("vigie.seed", System.nanoTime());
    var random = new Random(seed);
    Cluster cluster = TestBroker.cluster(2);
    cluster.createTopics();
    try (var fake = new FakeSlack(InstantSource.system(), "#presse");
        var decisions = new Decisions(cluster)) {
      List<Notification> all = decided();
      int published = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Process process = CourierProcess.start(cluster, fake.baseUrl());
        int until = all.size() * (kill + 1) / KILLS;
        for (; published < until; published++) {
          if (random.nextInt(5) == 0) {
            fake.misbehave(List.of(new Fault.TakenInSilence()));
          }
          decisions.publish(all.get(published));
        }
        process.waitFor(1_000 + random.nextInt(2_500), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
      }

      Process last = CourierProcess.start(cluster, fake.baseUrl());
      await()
          .alias("seed " + seed)
          .atMost(Duration.ofSeconds(90))
          .until(() -> sent(decisions) == all.size());
      last.destroyForcibly().waitFor();
      CourierProcess.forget(cluster);

      assertToldOnce(fake.messages(), all, seed);
    }
  }

  private static void assertToldOnce(
      List<PostedMessage> messages, List<Notification> all, long seed) {
    assertThat(messages)
        .as("seed " + seed)
        .extracting(PostedMessage::notification)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Notification::id).toList());
    Map<String, String> roots = new HashMap<>();
    for (PostedMessage message : messages) {
      String story = message.notification().substring(1);
      if (message.thread() == null) {
        assertThat(roots.put(story, message.ts())).as("seed " + seed).isNull();
      } else {
        assertThat(message.thread()).as("seed " + seed).isEqualTo(roots.get(story));
      }
    }
  }

  private static long sent(Decisions decisions) {
    return decisions.ledger().values().stream().filter(each -> each.state() == State.SENT).count();
  }

  /** A first message and a later one for each story, a few stories apart. */
  private static List<Notification> decided() {
    List<Notification> all = new ArrayList<>();
    for (int i = 0; i < STORIES + 3; i++) {
      if (i < STORIES) {
        all.add(Decisions.first("f" + i, "presse", "st-" + i));
      }
      if (i >= 3) {
        all.add(Decisions.followUp("l" + (i - 3), "presse", "st-" + (i - 3)));
      }
    }
    return all;
  }
}
