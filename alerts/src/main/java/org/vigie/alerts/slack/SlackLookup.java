package org.vigie.alerts.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.slack.SlackApi.ApiReply;
import org.vigie.alerts.slack.SlackChannel.Ref;
import org.vigie.events.Notification;
import tools.jackson.databind.JsonNode;

/** Looks whether a message is already in a channel or a thread, by the id in its metadata. */
final class SlackLookup {
  /** How far Slack's clock and ours may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private static final int PAGES = 50;
  private static final String PAGE = "200";

  private final SlackApi api;
  private final String channel;
  private @Nullable String channelId;

  SlackLookup(SlackApi api, String channel) {
    this.api = api;
    this.channel = channel;
  }

  sealed interface Found {
    record There(Ref ref) implements Found {}

    record Missing() implements Found {}

    /** It can't be said now; it stays in doubt. */
    record Unknown(DeliveryResult why) implements Found {}
  }

  /**
   * @param thread where to look; null for the channel itself
   */
  Found find(Notification notification, @Nullable Ref thread) {
    String in = thread == null ? channelId : thread.channel();
    if (in == null) {
      Found named = findChannel();
      if (!(named instanceof Found.There(Ref ref))) {
        return named;
      }
      channelId = ref.channel();
      in = ref.channel();
    }
    Map<String, String> arguments = new HashMap<>();
    arguments.put("channel", in);
    arguments.put("include_all_metadata", "true");
    arguments.put("oldest", seconds(notification.decided().minus(SKEW)));
    if (thread != null) {
      arguments.put("ts", thread.ts());
    }
    String method = thread == null ? "conversations.history" : "conversations.replies";
    String home = in;
    return search(
        method,
        arguments,
        "messages",
        message ->
            message
                    .path("metadata")
                    .path("event_payload")
                    .path("id")
                    .asString("")
                    .equals(notification.id())
                ? Optional.of(new Ref(home, message.path("ts").asString()))
                : Optional.empty());
  }

  /** The reading methods want a channel's id. */
  private Found findChannel() {
    if (!channel.startsWith("#")) {
      return new Found.There(new Ref(channel, ""));
    }
    String name = channel.substring(1);
    Map<String, String> arguments = new HashMap<>();
    arguments.put("types", "public_channel,private_channel");
    arguments.put("exclude_archived", "true");
    Found found =
        search(
            "conversations.list",
            arguments,
            "channels",
            each ->
                each.path("name").asString("").equals(name)
                    ? Optional.of(new Ref(each.path("id").asString(), ""))
                    : Optional.empty());
    return found instanceof Found.Missing
        ? new Found.Unknown(inDoubt(new Refused("conversations.list: channel_not_found")))
        : found;
  }

  private interface Test {
    Optional<Ref> test(JsonNode item);
  }

  /** Goes through all pages; what is behind the last one it may read stays in doubt. */
  private Found search(String method, Map<String, String> arguments, String items, Test test) {
    arguments.put("limit", PAGE);
    for (int page = 0; page < PAGES; page++) {
      switch (api.get(method, arguments)) {
        case ApiReply.ApiError(_, DeliveryResult result) -> {
          return new Found.Unknown(inDoubt(result));
        }
        case ApiReply.Ok(JsonNode body) -> {
          for (JsonNode item : body.path(items)) {
            Optional<Ref> hit = test.test(item);
            if (hit.isPresent()) {
              return new Found.There(hit.get());
            }
          }
          String next = body.path("response_metadata").path("next_cursor").asString("");
          if (next.isEmpty()) {
            return new Found.Missing();
          }
          arguments.put("cursor", next);
        }
      }
    }
    return new Found.Unknown(inDoubt(new Refused(method + ": too many pages")));
  }

  /** A person then has to look. */
  private static DeliveryResult inDoubt(DeliveryResult result) {
    return result instanceof Refused(String why)
        ? new Refused("may have been sent, and can't be looked for: " + why)
        : result;
  }

  private static String seconds(Instant time) {
    return time.getEpochSecond() + ".000000";
  }
}
