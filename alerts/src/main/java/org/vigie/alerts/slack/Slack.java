package org.vigie.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.slack.JsonClient.HttpReply;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.topics.Json;
import org.vigie.settings.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Slack workspace. Returns objects that send to its channels, and calls Slack's Web API
 * (https://docs.slack.dev/apis/web-api) for them. Before closing this, stop sending through them.
 */
public final class Slack implements AutoCloseable {
  /**
   * Slack allows at least 50 calls of {@code chat.update} per minute and workspace, and "sporadic
   * bursts" (tier 3, https://docs.slack.dev/apis/web-api/rate-limits). The burst is an estimate.
   */
  private static final Duration EDITS = Duration.ofMillis(1_200);

  private static final int EDITS_AT_ONCE = 10;

  /**
   * Error codes about the token, the app or the Slack channel, which every message would get. The
   * codes are those of https://docs.slack.dev/reference/methods/chat.postMessage and of
   * conversations.history. A code that isn't listed may be about one message alone.
   */
  private static final Set<String> BLOCKING =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "missing_scope",
          "no_permission",
          "not_allowed_token_type",
          "access_denied",
          "accesslimited",
          "org_login_required",
          "two_factor_setup_required",
          "ekm_access_denied",
          "enterprise_is_restricted",
          "team_access_not_granted",
          "team_not_found",
          "message_limit_exceeded",
          "channel_not_found",
          "not_in_channel",
          "is_archived",
          "messages_tab_disabled",
          "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_thread_only_channel",
          "restricted_action_non_threadable_channel");

  /**
   * Error codes about a thread or its channel, which may be another than the configured one: its
   * first message was deleted or locked, or the configuration has changed since.
   */
  static final Set<String> THREAD_REFUSED =
      Set.of(
          "channel_not_found",
          "not_in_channel",
          "is_archived",
          "restricted_action",
          "restricted_action_read_only_channel",
          "restricted_action_non_threadable_channel",
          "restricted_action_thread_locked",
          "thread_locked",
          "thread_not_found",
          "message_not_found",
          "cannot_reply_to_message");

  private final Pace edits = new Pace(EDITS_AT_ONCE, EDITS, System::nanoTime);
  private final JsonClient http;
  private final SlackConfig config;

  /** Creates a workspace. Each HTTP request takes at most {@code timeout}. */
  public Slack(SlackConfig config, Duration timeout) {
    this.http = new JsonClient(timeout);
    this.config = config;
  }

  public Channel channel(ChannelConfig.Slack channel, Phrasebook words) {
    String name = channel.channel();
    Secret webhook = channel.webhook();
    return webhook == null
        ? new SlackChannel(channel.id(), name, this, words)
        : new WebhookChannel(channel.id(), webhook, http, config.pause(), words);
  }

  /** Returns the time between two messages to the same channel. */
  Duration pause() {
    return config.pause();
  }

  /** The result of a call to the Web API. */
  sealed interface ApiReply {
    record Ok(JsonNode body) implements ApiReply {}

    /** A failed call. {@code code} is Slack's error code, or empty if Slack sent none. */
    record ApiError(String code, DeliveryResult result) implements ApiReply {}
  }

  /** Calls a method of the Web API that changes something. */
  ApiReply post(String method, ObjectNode arguments) {
    return reply(method, http.post(uri(method, ""), config.token(), arguments.toString()));
  }

  /** Calls a method of the Web API that only reads. */
  ApiReply get(String method, Map<String, String> arguments) {
    String query =
        arguments.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    return reply(method, http.get(uri(method, query), config.token()));
  }

  /** What Slack says about the token. */
  sealed interface Scopes {
    /** The scopes, separated by commas; null if Slack did not name them. */
    record Granted(@Nullable String scopes) implements Scopes {}

    record Unknown(ApiReply.ApiError error) implements Scopes {}
  }

  /** Asks Slack which scopes the token has. */
  Scopes scopes() {
    HttpReply reply = http.post(uri("auth.test", ""), config.token(), "{}");
    return switch (reply("auth.test", reply)) {
      case ApiReply.ApiError error -> new Scopes.Unknown(error);
      case ApiReply.Ok _ ->
          new Scopes.Granted(reply instanceof HttpReply.Body body ? body.scopes() : null);
    };
  }

  /** Waits until Slack's limit allows another edit; see {@link #EDITS}. */
  void awaitEdit() throws InterruptedException {
    if (!config.pause().isZero()) {
      Thread.sleep(edits.book());
    }
  }

  private URI uri(String method, String query) {
    return URI.create(config.baseUrl() + "/" + method + query);
  }

  private static ApiReply reply(String method, HttpReply reply) {
    if (reply instanceof HttpReply.NotOk(DeliveryResult result, _)) {
      return new ApiReply.ApiError("", result);
    }
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(((HttpReply.Body) reply).text());
    } catch (JacksonException e) {
      return new ApiReply.ApiError("", new Doubtful("answer is no JSON"));
    }
    if (body.path("ok").asBoolean(false)) {
      return new ApiReply.Ok(body);
    }
    String code = body.path("error").asString("unknown_error");
    return new ApiReply.ApiError(code, meaning(code, method + ": " + code));
  }

  /** Returns the result for Slack's error code; {@link Refused} for an unknown code. */
  private static DeliveryResult meaning(String code, String why) {
    if (BLOCKING.contains(code)) {
      return new Blocked(why);
    }
    return switch (code) {
      case "ratelimited", "rate_limited" -> new Retry(Duration.ofSeconds(1), why);
      case "service_unavailable", "team_added_to_org" -> new Retry(Duration.ZERO, why);
      // why: according to Slack's documentation, Slack may have carried out a part of the call.
      case "internal_error", "fatal_error", "request_timeout" -> new Doubtful(why);
      default -> new Refused(why);
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
