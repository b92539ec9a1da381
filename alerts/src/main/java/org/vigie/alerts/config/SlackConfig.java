package org.vigie.alerts.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Slack workspace.
 *
 * @param baseUrl address of Slack's Web API, without a slash at the end
 * @param token the bot's token; null if there is no bot
 */
public record SlackConfig(URI baseUrl, @Nullable Secret token) {
  public static final SlackConfig DEFAULT =
      new SlackConfig(URI.create("https://slack.com/api"), null);
}
