package org.vigie.alerts.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.Secret;

/**
 * The Slack workspace.
 *
 * @param baseUrl address of Slack's Web API, without a slash at the end
 * @param token the bot's token; null if there is no bot
 * @param pause time between the answer to one message and the next message to the same channel
 */
public record SlackConfig(URI baseUrl, @Nullable Secret token, Duration pause) {
  /**
   * The default pause. Slack allows "1 per second" for each channel; "short bursts" may pass or may
   * not (https://docs.slack.dev/apis/web-api/rate-limits), so Vigie makes none.
   */
  public static final Duration PAUSE = Duration.ofSeconds(1);

  public static final SlackConfig DEFAULT =
      new SlackConfig(URI.create("https://slack.com/api"), null, PAUSE);
}
