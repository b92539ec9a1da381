package org.vigie.standalone.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.slack.Slack;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.State;
import org.vigie.kafka.Cluster;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.FaultyMailServer;
import org.vigie.sandbox.MailCatcher;
import org.vigie.sandbox.PostedMessage;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;

/**
 * A channel refuses everything; then it is mended, and Vigie restarted. The tests mostly wait, so
 * that some run at a time.
 */
@Execution(ExecutionMode.CONCURRENT)
class BlockedChannelIT {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: *(\\S+)");
  private static final String TO = "presse@example.org";

  private final ToldOperator told = new ToldOperator();
  private final FakeSlack fake = new FakeSlack(InstantSource.system(), "#presse", "#presse-2");
  private final Slack slack = slack(fake);
  private final FaultyMailServer refusing = FaultyMailServer.start();
  private final MailCatcher catcher = new MailCatcher();
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
    refusing.close();
    catcher.close();
    decisions.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_auth", "channel_not_found", "not_in_channel", "is_archived"})
  void whatSlackRefusedComesInItsThreadOnceItIsMended(String error) {
    fake.misbehaveAlways(new Fault.Refusal(error));
    hold(Couriers.slack(slack), "chat.postMessage: " + error);

    fake.misbehaveAlways(null);

    deliver(Couriers.slack(slack));
    assertOnSlackOnceInTheirThreads();
  }

  @Test
  void whatWaitsForAChannelThatTheBotHasLeftComesInTheOneThatReplacesIt() {
    try (var left = new FakeSlack(InstantSource.system(), "#un", "#deux", "#presse");
        var before = slack(left)) {
      try (var courier = courier(Couriers.slack(before))) {
        decisions.publish(Decisions.first("a", "presse", "st-1"));
        soon(() -> state("a") == State.SENT);
        left.misbehaveAlways(new Fault.Refusal("not_in_channel"));
        decisions.publish(Decisions.followUp("b", "presse", "st-1"));
        decisions.publish(Decisions.followUp("c", "presse", "st-1"));
        soon(() -> courier.channelStates().getFirst().waiting() == 2 && !told.lines().isEmpty());
      }
    }

    deliver(Couriers.slack(slack, "#presse-2"));
    assertThat(fake.messages())
        .hasSize(2)
        .allMatch(each -> each.channel().equals("#presse-2") && each.thread() == null)
        .allMatch(each -> each.text().contains("Renvoyé, car il n’est pas certain"));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 407})
  void whatAServerInBetweenRefusedComesToo(int status) {
    fake.misbehaveAlways(new Fault.Status(status));
    hold(Couriers.slack(slack), "HTTP " + status);

    fake.misbehaveAlways(null);

    deliver(Couriers.slack(slack));
    assertOnSlackOnceInTheirThreads();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 403, 404, 410})
  void whatAWebhookRefusedComesOnceAndUnmarked(int status) {
    fake.misbehaveAlways(new Fault.Status(status));
    hold(Couriers.webhook(slack, fake.webhook()), "HTTP " + status);

    fake.misbehaveAlways(null);

    deliver(Couriers.webhook(slack, fake.webhook()));
    assertThat(fake.messages()).hasSize(3).noneMatch(each -> each.text().contains("Renvoyé"));
    assertThat(decided("a").attempt()).isNull();
  }

  @Test
  void whatWasWithoutAScopeComesOnceThatIsThere() {
    fake.allow("channels:history");
    hold(Couriers.slack(slack), "chat.postMessage: missing_scope");

    fake.allow("chat:write,channels:history,groups:history,channels:read,groups:read");

    deliver(Couriers.slack(slack));
    assertOnSlackOnceInTheirThreads();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 535 wrong password, login refused: SMTP 535",
    "MAIL, 530 login first, sender refused: SMTP 530",
    "MAIL, 553 not you, sender refused: SMTP 553",
  })
  void whatAMailServerRefusedComesOnce(String command, String reply, String why) {
    refusing.reply("EHLO", "250-here\r\n250 AUTH PLAIN");
    refusing.reply(command, reply);
    hold(Couriers.mail(refusing.port(), Tls.NONE, "vigie", TO), why);

    catcher.require("vigie", "vigie");

    deliver(Couriers.mail(catcher.port(), Tls.NONE, "vigie", TO));
    assertMailedOnce();
  }

  @Test
  void whatWasWithoutEncryptionComesOnce() {
    hold(
        Couriers.mail(refusing.port(), Tls.REQUIRED, null, TO),
        "the mail server offers no TLS, which the configuration requires");

    deliver(Couriers.mail(catcher.port(), Tls.NONE, null, TO));
    assertMailedOnce();
  }

  @Test
  void whatNoRecipientCouldGetComesOnce() {
    hold(
        Couriers.mail(refusing.port(), Tls.NONE, null, "550@example.org"),
        "all recipients refused: SMTP 550");

    deliver(Couriers.mail(catcher.port(), Tls.NONE, null, TO));
    assertMailedOnce();
  }

  @Test
  void aTemporaryRefusalIsNoBlock() {
    refusing.reply("EHLO", "250-here\r\n250 AUTH PLAIN");
    refusing.reply("AUTH", "454 later");
    try (var courier = courier(Couriers.mail(refusing.port(), Tls.NONE, "vigie", TO))) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon(() -> courier.channelStates().getFirst().state() == ChannelState.State.AWAY);

      refusing.reply("AUTH", null);

      soon(() -> state("a") == State.SENT);
    }
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void aRestartThatMendsNothingTellsNothingNew() {
    fake.misbehaveAlways(new Fault.Refusal("not_in_channel"));
    hold(Couriers.slack(slack), "chat.postMessage: not_in_channel");

    try (var courier = courier(Couriers.slack(slack))) {
      soon(() -> courier.channelStates().getFirst().waiting() == 3);
      soon(() -> courier.isIdle(cluster.ends(cluster.topics().notifications())));
    }

    assertThat(told.lines()).hasSize(1);
    assertThat(fake.messages()).isEmpty();
  }

  @Test
  void aMendedChannelIsFoundWithoutARestartIfSomebodyAsks() {
    fake.misbehaveAlways(new Fault.Refusal("not_in_channel"));
    try (var courier = courier(Couriers.slack(slack))) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      soon(() -> told.lines().size() == 1);
      fake.misbehaveAlways(null);

      courier.probe();

      soon(() -> state("a") == State.SENT);
    }
    assertThat(told.lines().getLast()).isEqualTo("presse: OK: null");
  }

  /** Publishes three notifications, and checks that the channel is blocked and holds them. */
  private void hold(Channel wrong, String why) {
    try (var courier = courier(wrong)) {
      decisions.publish(Decisions.first("a", "presse", "st-1"));
      decisions.publish(Decisions.followUp("b", "presse", "st-1"));
      decisions.publish(Decisions.first("c", "presse", "st-2"));
      soon(() -> courier.channelStates().getFirst().waiting() == 3 && !told.lines().isEmpty());
      soon(() -> courier.isIdle(cluster.ends(cluster.topics().notifications())));
      assertThat(courier.channelStates().getFirst().state()).isEqualTo(ChannelState.State.BLOCKED);
    }
    assertThat(told.lines()).containsExactly("presse: BLOCKED: " + why);
    assertThat(List.of(state("a"), state("b"), state("c"))).containsOnly(State.PENDING);
    assertThat(written().state()).isEqualTo(ChannelState.State.BLOCKED);
    assertThat(written().why()).isEqualTo(why);
  }

  private void deliver(Channel mended) {
    try (var _ = courier(mended)) {
      for (String id : List.of("a", "b", "c")) {
        soon(() -> state(id) == State.SENT);
      }
    }
    assertThat(told.lines()).hasSize(2);
    assertThat(told.lines().getLast()).isEqualTo("presse: OK: null");
    assertThat(written().state()).isEqualTo(ChannelState.State.OK);
  }

  private void assertOnSlackOnceInTheirThreads() {
    List<PostedMessage> posted = fake.messages();
    assertThat(posted)
        .extracting(PostedMessage::notification)
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(one("b").thread()).isEqualTo(one("a").ts());
    assertThat(one("c").thread()).isNull();
  }

  private PostedMessage one(String id) {
    return fake.messages().stream()
        .filter(each -> id.equals(each.notification()))
        .findFirst()
        .orElseThrow();
  }

  private void assertMailedOnce() {
    List<String> mails = catcher.mails().stream().map(each -> new String(each, UTF_8)).toList();
    assertThat(mails).hasSize(3).noneMatch(each -> each.contains("Renvoy"));
    assertThat(mails).extracting(BlockedChannelIT::messageId).doesNotHaveDuplicates();
    assertThat(mails)
        .filteredOn(each -> each.contains("In-Reply-To: " + decided("a").ref()))
        .hasSize(1);
    assertThat(decided("a").attempt()).isNull();
  }

  private static @Nullable String messageId(String mail) {
    Matcher id = MESSAGE_ID.matcher(mail);
    return id.find() ? id.group(1) : null;
  }

  private static Slack slack(FakeSlack fake) {
    return new Slack(
        new SlackConfig(fake.baseUrl(), new Secret("xoxb-1"), Duration.ZERO), Couriers.CALL);
  }

  private Courier courier(Channel channel) {
    return Couriers.start(cluster, told, channel);
  }

  private static void soon(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(30)).until(condition);
  }

  private State state(String id) {
    return decided(id).state();
  }

  private Notification decided(String id) {
    return Objects.requireNonNull(decisions.ledger().get(id), id);
  }

  /** Returns the last written state of the channel. */
  private ChannelState written() {
    var topic = cluster.topics().channelStates();
    byte[] last = decisions.read(topic).getLast().value();
    return Objects.requireNonNull(topic.values().deserializer().deserialize(topic.name(), last));
  }
}
