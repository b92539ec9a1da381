package org.vigie.alerts.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Secret;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.alerts.words.AlertSamples;
import org.vigie.alerts.words.Phrasebook;

/** Against a mail server that refuses. */
class MailFaultsTest {
  private final FaultySmtp server = FaultySmtp.start();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void oneRefusedRecipientIsCountedAndDoesNotKeepTheMailFromTheOthers() {
    DeliveryResult result = deliver(channel(Tls.NONE, "good@example.org", "550@example.org"));

    assertThat(result).isInstanceOf(Delivered.class);
    assertThat(server.mails()).hasSize(1);
    assertThat(meters.counter("vigie.alerts.mail.refused", "channel", "equipe").count())
        .isEqualTo(1);
  }

  @Test
  void aRecipientForLaterIsTriedAgainAlone() {
    MailChannel channel = channel(Tls.NONE, "good@example.org", "451-once@example.org");

    assertThat(deliver(channel)).isEqualTo(new Retry(Duration.ZERO, "SMTP 451"));
    assertThat(deliver(channel)).isInstanceOf(Delivered.class);

    assertThat(server.mails()).containsExactly("good@example.org", "451-once@example.org");
  }

  @Test
  void whenAllAreRefusedSoIsTheMail() {
    assertThat(deliver(channel(Tls.NONE, "550@example.org", "552@example.org")))
        .isEqualTo(new Refused("SMTP 550"));
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
  void silenceAfterTheTextLeavesItInDoubt() {
    server.afterData("");

    assertThat(deliver(channel(Tls.NONE, "good@example.org"))).isInstanceOf(Doubtful.class);
  }

  @Test
  void withoutEncryptionThereIsNoMailUnlessToldOtherwise() {
    assertThat(deliver(channel(Tls.REQUIRED, "good@example.org")))
        .isEqualTo(new Refused("the mail server offers no TLS, which the configuration requires"));
    assertThat(server.mails()).isEmpty();
    assertThat(deliver(channel(Tls.OPTIONAL, "good@example.org"))).isInstanceOf(Delivered.class);
  }

  @Test
  void whereNobodyListensItIsTriedAgain() {
    MailChannel channel = channel(Tls.NONE, "good@example.org");
    server.close();

    assertThat(deliver(channel))
        .isEqualTo(new Retry(Duration.ZERO, "no connection to the mail server"));
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

  private MailChannel channel(Tls tls, String... to) {
    return new MailChannel(
        new ChannelConfig.Email("equipe", Language.FR, List.of(to)),
        new SmtpConfig("127.0.0.1", server.port(), tls, null, null, "Vigie <vigie@example.org>"),
        Duration.ofSeconds(1),
        new Phrasebook(Language.FR, ZoneId.of("Europe/Paris")),
        meters);
  }
}
