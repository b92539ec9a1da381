package org.vigie.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.console.ConsoleChannel;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.mail.MailChannel;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.words.Phrasebook;

/** Creates the channels that a configuration contains. */
final class Channels {
  private Channels() {}

  /**
   * @param timeout maximum time of one step of an SMTP session
   * @return the channels, in the order of the configuration
   * @throws IllegalArgumentException if there is an e-mail channel but no SMTP server
   */
  static List<Channel> of(
      AlertsConfig config, Slack slack, Terminal terminal, Duration timeout, InstantSource clock) {
    List<Channel> all = new ArrayList<>();
    for (ChannelConfig channel : config.channels().values()) {
      var words = new Phrasebook(channel.language(), config.timeZone(), config.names(), clock);
      all.add(
          switch (channel) {
            case ChannelConfig.Slack to -> slack.channel(to, words);
            case ChannelConfig.Email to -> {
              if (config.smtp() == null) {
                throw new IllegalArgumentException("channel " + to.id() + " needs smtp");
              }
              yield new MailChannel(to, config.smtp(), timeout, words);
            }
            case ChannelConfig.Console to -> new ConsoleChannel(to.id(), terminal, words);
          });
    }
    return all;
  }
}
