package org.vigie.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Secret;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;
import org.vigie.events.topics.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The few methods of Slack's Web API that are used, and what its answers mean. */
final class SlackApi {
  private final Http http;
  private final URI base;
  private final @Nullable Secret token;

  SlackApi(Http http, SlackConfig config) {
    this.http = http;
    this.base = config.baseUrl();
    this.token = config.token();
  }

  /** What a call led to. */
  sealed interface Answer {
    record Ok(JsonNode body) implements Answer {}

    /**
     * @param error Slack's word for it, or empty when Slack did not say
     */
    record Not(String error, DeliveryResult result) implements Answer {}
  }

  /** A method that changes something. */
  Answer post(String method, ObjectNode arguments) {
    return answer(method, http.post(uri(method, ""), token, arguments.toString()));
  }

  /** A method that only looks. */
  Answer get(String method, Map<String, String> arguments) {
    String query =
        arguments.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
    return answer(method, http.get(uri(method, query), token));
  }

  private URI uri(String method, String query) {
    return URI.create(base + "/" + method + query);
  }

  private static Answer answer(String method, Http.Answer answer) {
    return switch (answer) {
      case Http.Answer.Silence(DeliveryResult result) -> new Answer.Not("", result);
      case Http.Answer.Status status -> new Answer.Not("", status.result());
      case Http.Answer.Body(String text) -> read(method, text);
    };
  }

  private static Answer read(String method, String text) {
    JsonNode body;
    try {
      body = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return new Answer.Not("", new Doubtful("answer is no JSON"));
    }
    if (body.path("ok").asBoolean(false)) {
      return new Answer.Ok(body);
    }
    String error = body.path("error").asString("unknown_error");
    return new Answer.Not(error, meaning(method, error));
  }

  /** What an error means for a delivery; whatever isn't known to pass is for a person to see. */
  static DeliveryResult meaning(String method, String error) {
    String why = method + ": " + error;
    return switch (error) {
      case "ratelimited", "rate_limited" -> new Retry(Duration.ofSeconds(1), why);
      case "service_unavailable", "team_added_to_org" -> new Retry(Duration.ZERO, why);
      // why: Slack says of these that some of the work may have been done.
      case "internal_error", "fatal_error", "request_timeout" -> new Doubtful(why);
      default -> new Refused(why);
    };
  }
}
