package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.DeliveryLimits;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.PostedMessage;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;

class CourierIT {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration CALL = Duration.ofMillis(500);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ToldOperator told = new ToldOperator();
  private FakeSlack fake;
  private Slack slack;
  private Cluster cluster;
  private Decisions decisions;

  /** Skips all tests, with a reason, if the broker can't be started. */
  @BeforeAll
  static void needABroker() {
    TestBroker.cluster(1);
  }

  @BeforeEach
  void start() throws InterruptedException {
    cluster = TestBroker.cluster(2);
    cluster.createTopics();
    decisions = new Decisions(cluster);
    fake = new FakeSlack(CLOCK, "#presse", "#equipe");
    slack = new Slack(new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO), CALL);
  }

  @AfterEach
  void stop() {
    slack.close();
    fake.close();
    decisions.close();
  }

  @Test
  void whatIsPendingIsDeliveredAndWhatBecameOfItIsWritten() {
    try (var courier = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> state("a") == State.SENT);
      assertThat(decided("a").ref()).endsWith(posted().getFirst().ts());
      soon().until(() -> courier.isIdle(Map.of()));
    }
  }

  @Test
  void whatComesLaterIsInTheThreadOfTheFirstAcrossARestart() {
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon().until(() -> state("a") == State.SENT);
    }
    try (var _ = courier()) {
      decisions.publish(Decisions.followUp("b", "presse", "st-1"));
      soon().until(() -> state("b") == State.SENT);
    }

    assertThat(posted()).hasSize(2);
    assertThat(posted().getLast().thread()).isEqualTo(posted().getFirst().ts());
    assertThat(posted().getFirst().edits()).isEqualTo(1);
  }

  @Test
  void aDecisionTakenAgainIsNotToldAgain() {
    try (var courier = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon().until(() -> state("a") == State.SENT);

      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> meters.counter("vigie.alerts.repeats.stopped").count() > 0);
      soon().until(() -> state("a") == State.SENT);
      assertThat(courier.isIdle(Map.of())).isTrue();
      assertThat(posted()).hasSize(1);
    }
  }

  @Test
  void whatAnEarlierCourierMayHaveSentIsLookedForAndNotRepeated() {
    fake.misbehave(List.of(new Fault.TakenInSilence()));
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon().until(() -> posted().size() == 1);
      // The courier is closed while the call is in flight, so no outcome is written.
    }
    assertThat(state("a")).isEqualTo(State.PENDING);

    try (var _ = courier()) {
      soon().until(() -> state("a") == State.SENT);
    }
    assertThat(posted()).hasSize(1);
  }

  @Test
  void whatNoCourierTriedIsDeliveredAtOnceAfterARestart() {
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon().until(() -> state("a") == State.SENT);
    }
    decisions.publish(Decisions.first("b", "presse", "st-1"));

    try (var _ = courier(slowToSettle())) {
      soon().until(() -> state("b") == State.SENT);
    }
  }

  @Test
  void whatWasDecidedBeforeTheFirstCourierEverIsDeliveredAtOnce() {
    decisions.publish(Decisions.first("a", "presse", "st-1"));

    try (var courier = courier(slowToSettle())) {
      soon().until(() -> state("a") == State.SENT);
      assertThat(courier.isStarted()).isTrue();
    }
  }

  @Test
  void whereItIsForgottenHowFarThingsWereTakenTheyAreLookedFor() throws Exception {
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon().until(() -> state("a") == State.SENT);
      fake.misbehave(List.of(new Fault.TakenInSilence()));
      decisions.publish(Decisions.followUp("b", "presse", "st-1"));
      soon().until(() -> posted().size() == 2);
    }
    forgetTheGroup();

    try (var _ = courier()) {
      soon().until(() -> state("b") == State.SENT);
    }
    assertThat(posted()).hasSize(2);
  }

  @Test
  void aBrokenChannelDelaysNoOther() {
    fake.misbehave(List.of(new Fault.TakenInSilence()));
    try (var _ = courier()) {
      decisions.publish(Decisions.first("slow", "presse", "st-1"));
      soon().until(() -> posted().size() == 1);

      decisions.publish(Decisions.first("quick", "equipe", "st-1"));

      soon().until(() -> state("quick") == State.SENT);
      assertThat(state("slow")).isEqualTo(State.PENDING);
      soon().until(() -> state("slow") == State.SENT);
      assertThat(posted()).hasSize(2);
    }
  }

  @Test
  void aStormOf429LosesAndRepeatsNothing() {
    fake.limit(true);
    List<Notification> storm = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      storm.add(Decisions.first("n" + i, "presse", "st-" + i));
      storm.add(Decisions.first("m" + i, "equipe", "st-" + i));
    }
    try (var courier = courier()) {
      decisions.publish(storm.toArray(Notification[]::new));

      soon().until(() -> posted().size() >= storm.size());
      soon().until(() -> courier.isIdle(Map.of()));
    }
    assertThat(posted())
        .extracting(PostedMessage::notification)
        .containsExactlyInAnyOrderElementsOf(storm.stream().map(Notification::id).toList());
  }

  @Test
  void fiveHundredThenOkIsOneMessage() {
    fake.misbehave(List.of(new Fault.ServerError(), new Fault.TakenWithError()));
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> state("a") == State.SENT);
    }
    assertThat(posted()).hasSize(1);
  }

  @Test
  void whatIsGivenUpIsWrittenCountedAndTold() {
    fake.misbehave(List.of(new Fault.Refusal("msg_too_long")));
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> state("a") == State.FAILED);
    }
    assertThat(decided("a").error()).isEqualTo("chat.postMessage: msg_too_long");
    assertThat(meters.counter("vigie.alerts.failed", "channel", "presse").count()).isEqualTo(1);
    assertThat(told.lines()).containsExactly("a: failed: chat.postMessage: msg_too_long");
  }

  @Test
  void whatIsForAnUnknownChannelWaitsUntilTheConfigurationHasTheChannel() {
    try (var courier = Couriers.start(cluster, told)) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> !told.lines().isEmpty());
      assertThat(courier.channelStates()).extracting(ChannelState::waiting).containsExactly(1);
      assertThat(state("a")).isEqualTo(State.PENDING);
    }
    try (var _ = courier()) {
      soon().until(() -> state("a") == State.SENT);
    }
    assertThat(posted()).hasSize(1);
  }

  @Test
  void anUnknownChannelIsToldOnceHoweverOftenVigieStartsAndThenForgotten() {
    decisions.publish(Decisions.first("a", "presse", "st-1"));
    for (int i = 0; i < 2; i++) {
      try (var courier = Couriers.start(cluster, told)) {
        soon().until(() -> courier.channelStates().size() == 1 && courier.isIdle(Map.of()));
      }
    }
    assertThat(told.lines()).containsExactly("presse: BLOCKED: alerts.yaml has no such channel");

    try (var _ = courier()) {
      soon().until(() -> state("a") == State.SENT);
    }
    try (var _ = Couriers.start(cluster, told)) {
      soon()
          .until(() -> decisions.read(cluster.topics().channelStates()).getLast().value() == null);
    }
  }

  @Test
  void aRecordThatIsNoNotificationGoesToTheDeadLettersAndStopsNothing() {
    decisions.publish("x", "{}".getBytes(UTF_8));
    try (var _ = courier()) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));

      soon().until(() -> state("a") == State.SENT);
      soon().until(() -> !decisions.read(cluster.topics().deadLetters()).isEmpty());
    }
    try (var courier = courier()) {
      soon().until(() -> courier.isIdle(Map.of()));
    }
    assertThat(decisions.read(cluster.topics().deadLetters())).hasSize(1);
    var dead = decisions.read(cluster.topics().deadLetters()).getFirst();
    assertThat(dead.value()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(dead.headers().lastHeader("__streams.errors.topic").value())
        .isEqualTo(cluster.topics().notifications().name().getBytes(UTF_8));
  }

  @Test
  void twoCouriersShareTheWork() {
    try (var one = courier();
        var two = courier()) {
      for (int i = 0; i < 20; i++) {
        decisions.publish(Decisions.first("n" + i, "presse", "st-" + i));
      }

      soon().until(() -> posted().size() >= 20);
      soon().until(() -> one.isIdle(Map.of()) && two.isIdle(Map.of()));
    }
    assertThat(posted())
        .extracting(PostedMessage::notification)
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  /** After a kill, the group notices the lost courier only when its session ends. */
  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30));
  }

  /** Limits with which settling a doubtful notification begins only after five minutes. */
  private static DeliveryLimits slowToSettle() {
    return new DeliveryLimits(
        Duration.ofMinutes(5), CALL, CALL, CALL, CALL, Duration.ofMinutes(1), null);
  }

  private void forgetTheGroup() throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(cluster.clientProperties())) {
      String group = cluster.topics().prefix() + "vigie-alerts-courier";
      admin.deleteConsumerGroups(List.of(group)).all().get();
    }
  }

  private Courier courier() {
    return courier(
        new DeliveryLimits(
            CALL, Duration.ofMillis(50), CALL, CALL, CALL, Duration.ofMinutes(1), null));
  }

  private Courier courier(DeliveryLimits limits) {
    var words = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));
    List<Channel> channels = new ArrayList<>();
    for (String id : List.of("presse", "equipe")) {
      channels.add(slack.channel(new ChannelConfig.Slack(id, Language.FR, "#" + id, null), words));
    }
    var courier = new Courier(cluster, channels, told, limits, CLOCK, meters);
    courier.start();
    return courier;
  }

  private State state(String id) {
    return decided(id).state();
  }

  private Notification decided(String id) {
    return Objects.requireNonNull(decisions.ledger().get(id), id);
  }

  private List<PostedMessage> posted() {
    return fake.messages();
  }
}
