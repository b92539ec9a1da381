package org.vigie.standalone.alerts;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.config.SmtpConfig.Tls;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.DeliveryLimits;
import org.vigie.alerts.deliver.Operator;
import org.vigie.alerts.mail.MailChannel;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Secret;

/** Makes couriers and channels with short time limits. */
final class Couriers {
  static final Duration CALL = Duration.ofSeconds(2);
  static final Phrasebook WORDS = new Phrasebook(Language.FR, ZoneId.of("Europe/Paris"));

  /** A blocked channel is called again only after a restart, or if somebody asks for it. */
  private static final DeliveryLimits LIMITS =
      new DeliveryLimits(
          CALL,
          Duration.ofMillis(50),
          CALL,
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          null);

  private Couriers() {}

  static Courier start(Cluster cluster, Operator operator, Channel... channels) {
    var clock = InstantSource.system();
    var meters = new SimpleMeterRegistry();
    var courier = new Courier(cluster, List.of(channels), operator, LIMITS, clock, meters);
    courier.start();
    return courier;
  }

  static Channel slack(Slack slack) {
    return slack(slack, "#presse");
  }

  /** The channel {@code presse}, which is the channel {@code name} on Slack. */
  static Channel slack(Slack slack, String name) {
    return slack.channel(new ChannelConfig.Slack("presse", Language.FR, name, null), WORDS);
  }

  static Channel webhook(Slack slack, URI hook) {
    var secret = new Secret(hook.toString());
    return slack.channel(new ChannelConfig.Slack("presse", Language.FR, "#presse", secret), WORDS);
  }

  /** A mail channel; {@code user} is also the password, or null for no login. */
  static Channel mail(int port, Tls tls, @Nullable String user, String... to) {
    var password = user == null ? null : new Secret(user);
    return new MailChannel(
        new ChannelConfig.Email("presse", Language.FR, List.of(to)),
        new SmtpConfig("127.0.0.1", port, tls, user, password, "Vigie <vigie@example.org>"),
        CALL,
        WORDS);
  }
}
