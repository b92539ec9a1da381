package org.vigie.alerts.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somewhere to tell people. */
public sealed interface ChannelConfig {
  String id();

  Language language();

  /**
   * @param channel {@code #name} or a channel's id
   * @param webhook when not null, post here (no threads, no edits) and not by the bot's token
   */
  record Slack(String id, Language language, String channel, @Nullable Secret webhook)
      implements ChannelConfig {}

  /**
   * @param to addresses, at least one
   */
  record Email(String id, Language language, List<String> to) implements ChannelConfig {
    public Email {
      to = List.copyOf(to);
    }
  }

  record Console(String id, Language language) implements ChannelConfig {}
}
