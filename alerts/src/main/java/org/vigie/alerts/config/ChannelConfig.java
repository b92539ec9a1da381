package org.vigie.alerts.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where alerts are sent. */
public sealed interface ChannelConfig {
  String id();

  Language language();

  /**
   * @param channel {@code #name} or a channel's id
   * @param webhook if not null, alerts are posted here, without threads and edits, and not by the
   *     bot
   */
  record Slack(String id, Language language, String channel, @Nullable Secret webhook)
      implements ChannelConfig {}

  /** {@code to}: addresses, at least one. */
  record Email(String id, Language language, List<String> to) implements ChannelConfig {
    public Email {
      to = List.copyOf(to);
    }
  }

  record Console(String id, Language language) implements ChannelConfig {}
}
