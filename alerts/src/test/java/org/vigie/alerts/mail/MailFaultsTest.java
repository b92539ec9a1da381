package org.vigie.alerts.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;
import org.vigie.sandbox.FaultyMailServer;
import org.vigie.settings.Secret;

/** Against a mail server that refuses. */
class MailFaultsTest {
  private final FaultyMailServer server = FaultyMailServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oneRefusedRecipientDoesNotKeepTheMailFromTheOthers() {
    DeliveryResult result = deliver(channel(Tls.NONE, "good@example.org", "550@example.org"));

    assertThat(result)
        .isInstanceOfSatisfying(
            Delivered.class,
            delivered -> assertThat(delivered.refused()).containsExactly("550@example.org"));
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aRecipientForLaterIsTriedAgainAlone() {
    MailChannel channel = channel(Tls.NONE, "good@example.org", "451-once@example.org");

    Notification left = partlySent(channel, "451-once@example.org");
    assertThat(channel.deliver(left, null)).isInstanceOf(Delivered.class);

    assertThat(server.mails()).containsExactly("good@example.org", "451-once@example.org");
  }

  @Test
  void aRecipientForLaterWhoIsThenRefusedIsNamed() {
    MailChannel channel = channel(Tls.NONE, "good@example.org", "451-550@example.org");

    Notification left = partlySent(channel, "451-550@example.org");
    assertThat(channel.deliver(left, null))
        .isInstanceOfSatisfying(
            Delivered.class,
            delivered -> assertThat(delivered.refused()).containsExactly("451-550@example.org"));
  }

  @Test
  void aRecipientWhoIsStillForLaterSaysNothingAboutTheChannel() {
    MailChannel channel = channel(Tls.NONE, "good@example.org", "452@example.org");

    Notification left = partlySent(channel, "452@example.org");
    assertThat(channel.deliver(left, null)).isInstanceOf(PartlySent.class);

    server.reply("MAIL", "451 later");
    assertThat(channel.deliver(left, null)).isInstanceOf(Retry.class);
    assertThat(server.mails()).containsExactly("good@example.org");
  }

  @Test
  void aRecipientForLaterWhoLeavesTheListGetsNothingMore() {
    Notification left =
        partlySent(channel(Tls.NONE, "good@example.org", "452@example.org"), "452@example.org");

    assertThat(channel(Tls.NONE, "good@example.org").deliver(left, null))
        .isInstanceOf(Delivered.class);
    assertThat(server.mails()).containsExactly("good@example.org");
  }

  /** Sends the mail to all but one recipient. Returns the notification that names this one. */
  private static Notification partlySent(MailChannel channel, String left) {
    DeliveryResult result = deliver(channel);
    assertThat(result).isInstanceOf(PartlySent.class);
    assertThat(((PartlySent) result).left()).containsExactly(left);
    var attempt = new Attempt(AlertSamples.EIGHT, null, List.of(left));
    return AlertSamples.first().partlySent(((PartlySent) result).ref(), "SMTP 452", attempt);
  }

  @Test
  void whenAllAreRefusedSoIsTheMail() {
    assertThat(deliver(channel(Tls.NONE, "550@example.org", "552@example.org")))
        .isEqualTo(new Blocked("all recipients refused: SMTP 550"));
  }

  @Test
  void aRefusalAfterTheTextIsTheServersWord() {
    server.afterData("451 later");
    assertThat(deliver(channel(Tls.NONE, "good@example.org")))
        .isEqualTo(new Retry(Duration.ZERO, "SMTP 451"));

    server.afterData("554 no");
    assertThat(deliver(channel(Tls.NONE, "good@example.org", "550@example.org")))
        .isEqualTo(new Refused("SMTP 554"));
  }

  @Test
  void anAnswerThatIsNoneAfterTheTextLeavesItInDoubt() {
    server.afterData("500 what?");

    assertThat(deliver(channel(Tls.NONE, "good@example.org"))).isInstanceOf(Doubtful.class);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 530 login first, sender refused: SMTP 530",
    "MAIL, 553 not you, sender refused: SMTP 553",
    "AUTH, 535 wrong password, login refused: SMTP 535",
  })
  void whatThePersonWhoRunsVigieCanMendBlocks(String command, String reply, String why) {
    server.reply("EHLO", "250-here\r\n250 AUTH PLAIN");
    server.reply(command, reply);

    assertThat(deliver(channelWithLogin())).isEqualTo(new Blocked(why));
    assertThat(server.mails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AUTH, 454 later", "MAIL, 451 later"})
  void whatTheServerCallsTemporaryIsTriedAgain(String command, String reply) {
    server.reply("EHLO", "250-here\r\n250 AUTH PLAIN");
    server.reply(command, reply);

    assertThat(deliver(channelWithLogin())).isInstanceOf(Retry.class);
  }

  @Test
  void anUnknownMailServerBlocks() {
    assertThat(deliver(channel("nowhere.invalid", Tls.NONE, null, "good@example.org")))
        .isEqualTo(new Blocked("mail server not found"));
  }

  @Test
  void aRepeatedMailHasTheSameIdAndSaysThatItIsOne() {
    MailChannel channel = channel(Tls.NONE, "good@example.org");
    String id = channel.address(AlertSamples.first());

    assertThat(channel.settle(AlertSamples.first(), null))
        .isEqualTo(new Delivered(String.valueOf(id)));
  }

  @Test
  void silenceAfterTheTextLeavesItInDoubt() {
    server.afterData("");

    assertThat(deliver(channel(Tls.NONE, "good@example.org"))).isInstanceOf(Doubtful.class);
  }

  @Test
  void aServerThatHangsUpAfterItsAnswerHasTheMail() {
    server.hangUpAfterData();

    for (int i = 0; i < 20; i++) {
      assertThat(deliver(channel(Tls.NONE, "good@example.org"))).isInstanceOf(Delivered.class);
    }
  }

  @Test
  void withoutEncryptionThereIsNoMailUnlessToldOtherwise() {
    assertThat(deliver(channel(Tls.REQUIRED, "good@example.org")))
        .isEqualTo(new Blocked("the mail server offers no TLS, which the configuration requires"));
    assertThat(server.mails()).isEmpty();
    assertThat(deliver(channel(Tls.OPTIONAL, "good@example.org"))).isInstanceOf(Delivered.class);
  }

  @Test
  void whereNobodyListensItIsTriedAgain() throws IOException {
    try (var bound = new Socket()) {
      // why: a bound socket doesn't listen, and no other test's server can get its port.
      bound.bind(new InetSocketAddress("127.0.0.1", 0));
      int port = bound.getLocalPort();

      assertThat(deliver(channel("127.0.0.1", port, Tls.NONE, null, "good@example.org")))
          .isEqualTo(new Retry(Duration.ZERO, "no connection to the mail server"));
    }
  }

  @Test
  void everyStepIsBoundedAndTheServerHasToProveItsName() {
    Properties set =
        Smtp.properties(
            new SmtpConfig(
                "mail.example.org", 465, Tls.REQUIRED, "u", new Secret("p"), "a@example.org"),
            Duration.ofSeconds(10));

    assertThat(set)
        .containsEntry("mail.smtps.connectiontimeout", "10000")
        .containsEntry("mail.smtps.timeout", "10000")
        .containsEntry("mail.smtps.writetimeout", "10000")
        .containsEntry("mail.smtps.ssl.checkserveridentity", "true")
        .containsEntry("mail.smtps.auth", "true");
  }

  private static DeliveryResult deliver(MailChannel channel) {
    return channel.deliver(AlertSamples.first(), null);
  }

  private MailChannel channelWithLogin() {
    return channel("127.0.0.1", Tls.NONE, "vigie", "good@example.org");
  }

  private MailChannel channel(Tls tls, String... to) {
    return channel("127.0.0.1", tls, null, to);
  }

  private MailChannel channel(String host, Tls tls, @Nullable String user, String... to) {
    return channel(host, server.port(), tls, user, to);
  }

  private MailChannel channel(String host, int port, Tls tls, @Nullable String user, String... to) {
    var password = user == null ? null : new Secret("secret");
    return new MailChannel(
        new ChannelConfig.Email("equipe", Language.FR, List.of(to)),
        new SmtpConfig(host, port, tls, user, password, "Vigie <vigie@example.org>"),
        Duration.ofSeconds(1),
        new Phrasebook(Language.FR, ZoneId.of("Europe/Paris")));
  }
}
