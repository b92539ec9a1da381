package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.SmtpConfig;
import org.vigie.alerts.console.ConsoleChannel;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.mail.MailChannel;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.words.Phrasebook;

/** The channels of a configuration. Close them after the courier that uses them. */
public final class Channels implements AutoCloseable {
  private final Slack slack;
  private final List<Channel> all = new ArrayList<>();

  /**
   * @param terminal for channels on the console
   * @param callTimeout of a call to Slack, or of one step of an SMTP session
   * @throws IllegalArgumentException when an e-mail channel has no server
   */
  public Channels(
      AlertsConfig config, Terminal terminal, Duration callTimeout, MeterRegistry meters) {
    this.slack = new Slack(config.slack(), callTimeout);
    for (ChannelConfig channel : config.channels().values()) {
      var words = new Phrasebook(channel.language(), config.timeZone());
      all.add(
          switch (channel) {
            case ChannelConfig.Slack to -> slack.channel(to, words);
            case ChannelConfig.Email to ->
                new MailChannel(to, server(config, to), callTimeout, words, meters);
            case ChannelConfig.Console to -> new ConsoleChannel(to.id(), terminal, words);
          });
    }
  }

  private static SmtpConfig server(AlertsConfig config, ChannelConfig.Email channel) {
    SmtpConfig server = config.smtp();
    if (server == null) {
      throw new IllegalArgumentException("channel " + channel.id() + " needs smtp");
    }
    return server;
  }

  /** In the order of the configuration. */
  public List<Channel> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    slack.close();
  }
}
