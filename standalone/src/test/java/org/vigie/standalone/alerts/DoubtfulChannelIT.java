package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.slack.Slack;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.events.Notification.State;
import org.vigie.events.topics.Topic;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.FaultyMailServer;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;

/** Channels that can't be asked later whether a message arrived: mail and webhooks. */
class DoubtfulChannelIT {
  private final ToldOperator told = new ToldOperator();
  private final FakeSlack fake = new FakeSlack(InstantSource.system(), "#presse");
  private final Slack slack =
      new Slack(
          new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO), Couriers.CALL);
  private final FaultyMailServer server = FaultyMailServer.start();
  private Cluster cluster;
  private Decisions decisions;

  @BeforeEach
  void start() throws InterruptedException {
    cluster = TestBroker.cluster(2);
    cluster.createTopics();
    decisions = new Decisions(cluster);
  }

  @AfterEach
  void stop() {
    slack.close();
    fake.close();
    server.close();
    decisions.close();
  }

  @Test
  void aMailServerThatFallsSilentGetsTwoCopiesAndTheRecordSaysSo() {
    server.afterData("");
    deliver(mail("a@example.org"));

    assertThat(server.mails()).hasSize(2);
    assertDoubt("two calls without a clear answer: the mail server fell silent");
    assertThat(decided().ref()).startsWith("<a.vigie@");
  }

  @Test
  void aWebhookThatAcceptsAndAnswers500GetsTwoCopiesAndTheSecondSaysSo() {
    fake.misbehaveAlways(new Fault.TakenWithError());
    deliver(Couriers.webhook(slack, fake.webhook()));

    assertThat(fake.messages()).hasSize(2);
    assertThat(fake.messages().getFirst().text()).doesNotContain("Renvoyé");
    assertThat(fake.messages().getLast().text()).contains("Renvoyé, car il n’est pas certain");
    assertDoubt("two calls without a clear answer: HTTP 500 oops");
  }

  @Test
  void aRestartDuringTheFirstCallRepeatsItOnce() {
    server.afterData("");
    try (var _ = Couriers.start(cluster, told, mail("a@example.org"))) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon(() -> server.mails().size() == 1);
      // The courier is closed while the call is in flight, so no outcome is written.
    }
    server.afterData("250 ok");

    try (var _ = Couriers.start(cluster, told, mail("a@example.org"))) {
      soon(() -> decided().state() == State.SENT);
    }

    assertThat(server.mails()).hasSize(2);
    assertThat(decided().attempt()).extracting(Attempt::doubt).asString().startsWith("sent twice");
  }

  @Test
  void aKillRightAfterTheCallWasWrittenDownIsADoubt() throws Exception {
    Notification decision = Decisions.first("a", "presse", "st-1");
    decisions.publish(decision, decision.attempted(Attempt.of(Instant.now(), null)));
    // The ended courier had committed the decision, but not yet its own record of the call.
    commitEach(1);

    try (var _ = Couriers.start(cluster, told, mail("a@example.org"))) {
      soon(() -> decided().state() == State.SENT);
    }

    assertThat(server.mails()).hasSize(1);
    assertThat(decided().attempt()).extracting(Attempt::doubt).asString().startsWith("sent twice");
  }

  @Test
  void aRefusedRecipientIsInTheRecord() {
    deliver(mail("good@example.org", "550@example.org", "552@example.org"));

    assertThat(server.mails()).containsExactly("good@example.org");
    assertThat(decided().attempt())
        .extracting(Attempt::refused)
        .isEqualTo(List.of("550@example.org", "552@example.org"));
    assertThat(told.lines()).containsExactly("a: refused: [550@example.org, 552@example.org]");
  }

  @Test
  void aRestartSendsAPartlySentMailOnlyToTheOthers() {
    try (var courier = Couriers.start(cluster, told, mail("good@example.org", "451-once@x.org"))) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon(() -> decided().ref() != null);
      soon(() -> courier.isIdle(cluster.ends(cluster.topics().notifications())));
    }
    assertThat(decided().state()).isEqualTo(State.PENDING);
    try (var _ = Couriers.start(cluster, told, mail("good@example.org", "451-once@x.org"))) {
      soon(() -> decided().state() == State.SENT);
    }

    assertThat(server.mails()).containsExactly("good@example.org", "451-once@x.org");
    assertThat(decided().attempt()).isNull();
    assertThat(new String(server.texts().getLast(), UTF_8)).doesNotContain("Renvoy");
  }

  @Test
  void messagesToOneSlackChannelArePacedSoThatNoneIsAnswered429() {
    fake.limit(true);
    try (var paced =
            new Slack(
                new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), SlackConfig.PAUSE),
                Couriers.CALL);
        var courier = Couriers.start(cluster, told, Couriers.slack(paced))) {
      for (int i = 0; i < 6; i++) {
        decisions.publish(Decisions.first("n" + i, "presse", "st-" + i));
      }
      soon(() -> fake.messages().size() == 6);
      soon(() -> courier.isIdle(cluster.ends(cluster.topics().notifications())));
    }
    assertThat(fake.slowedDown()).isZero();
  }

  /** Commits this offset of each partition for the couriers. */
  private void commitEach(long offset) throws Exception {
    Topic<Notification> topic = cluster.topics().notifications();
    var offsets =
        IntStream.range(0, topic.partitions())
            .boxed()
            .collect(
                Collectors.toMap(
                    each -> new TopicPartition(topic.name(), each),
                    _ -> new OffsetAndMetadata(offset)));
    try (var admin = Admin.create(cluster.clientProperties())) {
      String group = cluster.topics().prefix() + "vigie-alerts-courier";
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }
  }

  private void deliver(Channel channel) {
    try (var _ = Couriers.start(cluster, told, channel)) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon(() -> decided().state() == State.SENT);
    }
  }

  private void assertDoubt(String doubt) {
    assertThat(decided().attempt()).extracting(Attempt::doubt).asString().startsWith(doubt);
    assertThat(told.lines()).hasSize(1);
    assertThat(told.lines().getFirst()).startsWith("a: doubtful: " + doubt);
  }

  private Channel mail(String... to) {
    return Couriers.mail(server.port(), Tls.NONE, null, to);
  }

  private Notification decided() {
    return Objects.requireNonNull(decisions.ledger().get("a"));
  }

  private static void soon(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(30)).until(condition);
  }
}
