package org.vigie.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.Channel.Root;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Kind;
import org.vigie.events.Notification.Reason;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.FakeSlack.Fault;
import org.vigie.sandbox.LoopbackServer;
import org.vigie.sandbox.PostedMessage;
import org.vigie.settings.Secret;

class SlackChannelTest {
  private static final Phrasebook FRENCH = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));

  private final FakeSlack fake = new FakeSlack(InstantSource.system(), "#presse");
  private final Slack slack = slack(fake.baseUrl(), new Secret("xoxb-1"));
  private final Channel channel = channel(slack, null);

  @AfterEach
  void close() {
    slack.close();
    fake.close();
  }

  @Test
  void aMessageCarriesItsNotificationsIdAndNothingElseInItsMetadata() {
    Delivered delivered = delivered(channel.deliver(AlertSamples.first(), null));

    PostedMessage message = fake.messages().getFirst();
    assertThat(delivered.ref()).endsWith(" " + message.ts());
    assertThat(message.channel()).isEqualTo("#presse");
    assertThat(message.notification()).isEqualTo(AlertSamples.first().id());
    assertThat(message.content().at("/metadata/event_payload")).hasSize(1);
    assertThat(BlockKit.faults(message.content())).isEmpty();
  }

  @Test
  void whatComesLaterGoesIntoTheThreadAndEditsTheFirst() {
    Root root = first();

    channel.deliver(later(), root);

    assertThat(fake.messages()).hasSize(2);
    PostedMessage first = fake.messages().getFirst();
    assertThat(first.edits()).isEqualTo(1);
    assertThat(first.text()).contains("+5 copies du même texte", "Après le sommet");
    assertThat(first.notification()).isEqualTo(AlertSamples.first().id());
    assertThat(fake.messages().getLast().thread()).isEqualTo(first.ts());
    assertThat(fake.messages()).allMatch(each -> BlockKit.faults(each.content()).isEmpty());
  }

  @Test
  void whatComesLaterStandsAloneWhereTheFirstWasNeverDelivered() {
    channel.deliver(later(), null);

    assertThat(fake.messages().getFirst().thread()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook n-1", "console n-1", "<n-1.vigie@example.org>", ""})
  void theAddressOfAMessageThatIsNotSlacksIsNoThread(String ref) {
    assertThat(channel.deliver(later(), new Root(ref, AlertSamples.first())))
        .isInstanceOf(Delivered.class);
    assertThat(channel.settle(later(), new Root(ref, AlertSamples.first())))
        .isInstanceOf(Delivered.class);

    assertThat(fake.messages()).hasSize(1);
    assertThat(fake.messages().getFirst().thread()).isNull();
  }

  @Test
  void whatComesLaterStandsAloneInTheChannelIfTheFirstIsGone() {
    DeliveryResult result = channel.deliver(later(), elsewhere());

    assertThat(result).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(1);
    assertThat(fake.messages().getFirst().channel()).isEqualTo("#presse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "thread_locked",
        "thread_not_found",
        "message_not_found",
        "cannot_reply_to_message"
      })
  void whatComesLaterStandsAloneIfItsThreadTakesNoMore(String error) {
    Root root = first();
    fake.misbehave(List.of(new Fault.Refusal(error)));

    assertThat(channel.deliver(later(), root)).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(2);
    PostedMessage alone = fake.messages().getLast();
    assertThat(alone.thread()).isNull();
    assertThat(alone.content().toString()).as("names the first message").contains("Suite de «");
    assertThat(BlockKit.faults(alone.content())).isEmpty();
  }

  @Test
  void aThreadThatTakesNoMoreIsNotTriedAgain() {
    Root root = first();
    var refused = new Fault.Refusal("is_archived");
    fake.misbehave(List.of(refused, new Fault.SlowDown(1), refused));

    assertThat(channel.deliver(later(), root)).isInstanceOf(Retry.class);
    assertThat(channel.deliver(later(), root))
        .isEqualTo(new Blocked("chat.postMessage: is_archived"));
  }

  @Test
  void aChannelThatTakesNothingKeepsItsThreads() {
    Root root = first();
    var refused = new Fault.Refusal("not_in_channel");
    fake.misbehave(List.of(refused, refused));

    assertThat(channel.deliver(later(), root))
        .isEqualTo(new Blocked("chat.postMessage: not_in_channel"));
    assertThat(channel.deliver(later(), root)).isInstanceOf(Delivered.class);
    assertThat(fake.messages().getLast().thread()).isEqualTo(fake.messages().getFirst().ts());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasTakenAloneIsFoundInTheChannelAlsoByAnotherProcess(boolean restarted) {
    Root root = first();
    fake.misbehave(List.of(new Fault.Refusal("thread_locked"), new Fault.TakenWithError()));

    assertThat(channel.deliver(later(), root)).isInstanceOf(Doubtful.class);
    Channel settling = restarted ? channel(slack, null) : channel;
    assertThat(delivered(settling.settle(later(), root)).ref())
        .endsWith(fake.messages().getLast().ts());
    assertThat(fake.messages()).hasSize(2);
  }

  @Test
  void whatMayBeInAThreadThatIsGoneIsLookedForInTheChannel() {
    fake.misbehave(List.of(new Fault.TakenWithError()));
    channel.deliver(later(), null);

    assertThat(channel.settle(later(), elsewhere())).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(1);
  }

  @Test
  void whatMayBeInAThreadThatCannotBeReadComesInTheChannelAndSaysSo() {
    assertThat(channel.settle(later(), elsewhere())).isInstanceOf(Delivered.class);
    assertThat(channel.settle(AlertSamples.followUp(), elsewhere())).isInstanceOf(Delivered.class);

    assertThat(fake.messages())
        .hasSize(2)
        .allMatch(each -> each.channel().equals("#presse") && each.thread() == null)
        .allMatch(each -> each.text().contains("Renvoyé, car il n’est pas certain"));
  }

  @Test
  void whatIsNotInTheChannelOfADeletedThreadIsPosted() {
    String deleted = first().ref().replaceAll(" .*", " 1.0");

    assertThat(channel.settle(later(), new Root(deleted, AlertSamples.first())))
        .isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(2);
  }

  @Test
  void slowDownIsObeyed() {
    fake.misbehave(List.of(new Fault.SlowDown(30)));

    assertThat(channel.deliver(AlertSamples.first(), null))
        .isInstanceOfSatisfying(
            Retry.class, retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void theLimitOfOneASecondIsSlacks() {
    fake.limit(true);

    assertThat(channel.deliver(AlertSamples.first(), null)).isInstanceOf(Delivered.class);
    assertThat(channel.deliver(later(), null)).isInstanceOf(Retry.class);
  }

  @Test
  void aServerErrorLeavesItInDoubtAndSettlingPostsWhatIsMissing() {
    fake.misbehave(List.of(new Fault.ServerError()));

    assertThat(channel.deliver(AlertSamples.first(), null)).isInstanceOf(Doubtful.class);
    assertThat(channel.settle(AlertSamples.first(), null)).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(1);
  }

  @Test
  void whatWasTakenInSilenceIsFoundAndNotRepeated() {
    fake.misbehave(List.of(new Fault.TakenInSilence()));

    assertThat(channel.deliver(AlertSamples.first(), null)).isInstanceOf(Doubtful.class);
    assertThat(delivered(channel.settle(AlertSamples.first(), null)).ref())
        .endsWith(fake.messages().getFirst().ts());
    assertThat(fake.messages()).hasSize(1);
  }

  @Test
  void whatWasTakenIsFoundEvenIfTheTimeOfTheDecisionIsThatOfAnotherZone() {
    Notification early = AlertSamples.first();
    try (var slow =
            new FakeSlack(
                InstantSource.fixed(early.decided().minus(Duration.ofHours(14))), "#presse");
        var api =
            new Slack(
                new SlackConfig(slow.baseUrl(), new Secret("xoxb-1"), Duration.ZERO),
                Duration.ofSeconds(5))) {
      Channel behind =
          api.channel(new ChannelConfig.Slack("presse", Language.FR, "#presse", null), FRENCH);
      slow.misbehave(List.of(new Fault.TakenWithError()));
      behind.deliver(early, null);

      assertThat(behind.settle(early, null)).isInstanceOf(Delivered.class);
      assertThat(slow.messages()).hasSize(1);
    }
  }

  @Test
  void whatWasTakenInAThreadIsFoundThere() {
    Root root = first();
    fake.misbehave(List.of(new Fault.TakenWithError()));

    assertThat(channel.deliver(later(), root)).isInstanceOf(Doubtful.class);
    assertThat(channel.settle(later(), root)).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(2);
  }

  @Test
  void aMessageIsFoundOnALaterPage() {
    channel.deliver(AlertSamples.first(), null);
    for (int i = 0; i < 450; i++) {
      channel.deliver(
          AlertSamples.notification("n" + i, Kind.FIRST, Reason.NEW_STORY, List.of(), 0), null);
    }

    assertThat(channel.settle(AlertSamples.first(), null)).isInstanceOf(Delivered.class);
    assertThat(fake.messages()).hasSize(451);
  }

  @Test
  void whatCannotBeLookedForIsNotRepeated() {
    Channel unknown =
        slack.channel(new ChannelConfig.Slack("x", Language.FR, "#inconnu", null), FRENCH);

    assertThat(unknown.settle(AlertSamples.first(), null))
        .isEqualTo(new Blocked("conversations.list: channel_not_found"));
    assertThat(fake.messages()).isEmpty();
  }

  @Test
  void refusedBlocksGoOutOnceMoreAsPlainText() {
    fake.misbehave(List.of(new Fault.Refusal("invalid_blocks")));

    assertThat(channel.deliver(AlertSamples.first(), null)).isInstanceOf(Delivered.class);
    assertThat(fake.messages().getFirst().content().has("blocks")).isFalse();
    assertThat(fake.messages().getFirst().text()).contains("Après le sommet");
  }

  @ParameterizedTest
  @CsvSource({
    "channel_not_found, Blocked",
    "invalid_auth, Blocked",
    "not_in_channel, Blocked",
    "is_archived, Blocked",
    "token_revoked, Blocked",
    "missing_scope, Blocked",
    "msg_too_long, Refused",
    "something_new, Refused",
    "ratelimited, Retry",
    "service_unavailable, Retry",
    "internal_error, Doubtful",
    "fatal_error, Doubtful"
  })
  void anErrorOfSlacksHasOneMeaning(String error, String meaning) {
    fake.misbehave(List.of(new Fault.Refusal(error)));

    DeliveryResult result = channel.deliver(AlertSamples.first(), null);

    assertThat(result.getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(result.toString()).contains("chat.postMessage: " + error);
  }

  @Test
  void withoutATokenItIsRefused() {
    try (Slack bare = slack(fake.baseUrl(), null)) {
      assertThat(channel(bare, null).deliver(AlertSamples.first(), null))
          .isEqualTo(new Blocked("chat.postMessage: not_authed"));
    }
  }

  @Test
  void whereNobodyListensItIsTriedAgain() {
    URI gone = fake.baseUrl();
    fake.close();
    try (Slack lost = slack(gone, new Secret("xoxb-1"))) {
      assertThat(channel(lost, null).deliver(AlertSamples.first(), null))
          .isEqualTo(new Retry(Duration.ZERO, "no connection"));
    }
  }

  @Test
  void anIncomingWebhookNamesTheFirstMessageOfTheStoryBecauseItHasNoThreads() {
    Channel webhook = channel(slack, new Secret(fake.webhook().toString()));
    webhook.deliver(AlertSamples.followUp(), new Root("webhook n-1", AlertSamples.first()));

    PostedMessage sent = fake.messages().getFirst();
    String title = AlertSamples.first().mentions().getFirst().article().title();
    assertThat(sent.text()).contains("Suite de «\u00a0" + title);
    assertThat(sent.content().path("blocks").get(1).toString()).contains("Suite de", title);
  }

  @Test
  void anIncomingWebhookTakesTheSameMessage() {
    Channel webhook = channel(slack, new Secret(fake.webhook().toString()));

    assertThat(webhook.deliver(AlertSamples.first(), null)).isInstanceOf(Delivered.class);
    assertThat(BlockKit.faults(fake.messages().getFirst().content())).isEmpty();
    assertThat(fake.messages().getFirst().content().has("metadata")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE html><title>Login</title>", "\n <html>", "\uFEFF<html>"})
  void aWebhookThatAnswersWithAPageHasTheWrongAddress(String page) {
    assertThat(throughWebhook("text/plain", page))
        .isEqualTo(new Blocked("the webhook answers with a page: wrong address, or a login"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, ok",
    "text/plain, ok",
    "application/json, '{\"ok\":true}'",
    "text/html, ''"
  })
  void whatAWebhookSaysElseIsAYes(String type, String body) {
    assertThat(throughWebhook(type, body)).isInstanceOf(Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204})
  void aWebhookThatSaysYesWithAnotherStatusHasTheMessage(int status) {
    try (var server = new LoopbackServer(exchange -> exchange.sendResponseHeaders(status, -1));
        var api = slack(URI.create(server.url()), null)) {
      assertThat(channel(api, new Secret(server.url())).deliver(AlertSamples.first(), null))
          .isInstanceOf(Delivered.class);
    }
  }

  private Root first() {
    Delivered sent = delivered(channel.deliver(AlertSamples.first(), null));
    return new Root(sent.ref(), AlertSamples.first());
  }

  /** The address of a first message in a channel that the bot can't see any more. */
  private static Root elsewhere() {
    return new Root("C99999999 1.0", AlertSamples.first());
  }

  private static DeliveryResult throughWebhook(String type, String body) {
    try (var server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, type, body));
        var api = slack(URI.create(server.url()), null)) {
      return channel(api, new Secret(server.url())).deliver(AlertSamples.first(), null);
    }
  }

  private static Notification later() {
    return AlertSamples.notification(
        "later", Kind.FOLLOW_UP, Reason.STRONGER_PICKUP, AlertSamples.followUp().mentions(), 3);
  }

  private static Delivered delivered(DeliveryResult result) {
    assertThat(result).isInstanceOf(Delivered.class);
    return (Delivered) result;
  }

  private static Slack slack(URI baseUrl, @Nullable Secret token) {
    return new Slack(new SlackConfig(baseUrl, token, Duration.ofSeconds(1)), Duration.ofSeconds(1));
  }

  private static Channel channel(Slack slack, @Nullable Secret webhook) {
    return slack.channel(
        new ChannelConfig.Slack("presse", Language.FR, "#presse", webhook), FRENCH);
  }
}
