package org.vigie.alerts.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place to which alerts are sent. */
public sealed interface ChannelConfig {
  String id();

  Language language();

  /**
   * @param channel {@code #name} or the id of a Slack channel
   * @param webhook if not null, alerts are sent to this address instead of by the bot, without
   *     threads and edits
   */
  record Slack(String id, Language language, String channel, @Nullable Secret webhook)
      implements ChannelConfig {}

  /** {@code to} contains at least one e-mail address. */
  record Email(String id, Language language, List<String> to) implements ChannelConfig {
    public Email {
      to = List.copyOf(to);
    }
  }

  record Console(String id, Language language) implements ChannelConfig {}
}
