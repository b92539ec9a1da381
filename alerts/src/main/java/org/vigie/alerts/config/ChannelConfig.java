package org.vigie.alerts.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/** The settings of a channel: a Slack channel, a mail list or the console. */
public sealed interface ChannelConfig {
  String id();

  Language language();

  /**
   * @param channel {@code #name} or the id of a Slack channel
   * @param webhook address of an incoming webhook, used instead of the bot; alerts then have no
   *     threads and edits. Null to send alerts by the bot
   */
  record Slack(String id, Language language, String channel, @Nullable Secret webhook)
      implements ChannelConfig {}

  /** A mail list. {@code to} contains at least one e-mail address. */
  record Email(String id, Language language, List<String> to) implements ChannelConfig {
    public Email {
      to = List.copyOf(to);
    }
  }

  record Console(String id, Language language) implements ChannelConfig {}
}
