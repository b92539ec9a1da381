package org.vigie.alerts.slack;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.slack.Slack.ApiReply.ApiError;

/**
 * Asks Slack which scopes the bot's token has. Slack names them in the header {@code
 * X-OAuth-Scopes} of each answer; its own client reads them there, too
 * (https://docs.slack.dev/tools/node-slack-sdk/reference/web-api/interfaces/WebAPICallResult).
 */
public final class SlackScopes {
  /** Time limit of the question. An estimate: a person waits for the answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** What Vigie calls, by the scopes in https://docs.slack.dev/reference/methods. */
  private static final List<Need> NEEDS =
      List.of(
          new Need("chat:write", "no message can be sent or edited"),
          new Need(
              "channels:history", "a message in a public channel is not found after a lost answer"),
          new Need(
              "groups:history", "a message in a private channel is not found after a lost answer"),
          new Need("channels:read", "a public channel is not found by its #name"),
          new Need("groups:read", "a private channel is not found by its #name"));

  private record Need(String scope, String without) {}

  private SlackScopes() {}

  /**
   * Returns a sentence for each missing scope, or one that says why Slack did not answer. Empty if
   * nothing is missing, or if no channel uses the bot.
   */
  public static List<String> problems(AlertsConfig config) {
    boolean usesBot =
        config.channels().values().stream()
            .anyMatch(each -> each instanceof ChannelConfig.Slack slack && slack.webhook() == null);
    if (!usesBot) {
      return List.of();
    }
    try (var slack = new Slack(config.slack(), TIMEOUT)) {
      return switch (slack.scopes()) {
        case Slack.Scopes.Unknown(ApiError(String code, _)) ->
            List.of(
                code.isEmpty()
                    ? config.slack().baseUrl() + " does not answer as Slack does"
                    : "Slack does not accept the token: " + code);
        case Slack.Scopes.Granted(@Nullable String scopes) -> missing(scopes);
      };
    }
  }

  private static List<String> missing(@Nullable String granted) {
    if (granted == null) {
      return List.of("Slack did not say which scopes the token has");
    }
    Set<String> scopes = Set.of(granted.strip().split("\\s*,\\s*"));
    return NEEDS.stream()
        .filter(need -> !scopes.contains(need.scope()))
        .map(
            need ->
                "Slack's token lacks the scope %s: without it, %s"
                    .formatted(need.scope(), need.without()))
        .toList();
  }
}
