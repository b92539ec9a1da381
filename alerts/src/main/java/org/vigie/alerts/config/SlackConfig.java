package org.vigie.alerts.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Slack workspace.
 *
 * @param baseUrl of the Web API, without a slash at the end
 * @param token of a bot; null without one
 */
public record SlackConfig(URI baseUrl, @Nullable Secret token) {
  public static final SlackConfig DEFAULT =
      new SlackConfig(URI.create("https://slack.com/api"), null);
}
