package org.vigie.alerts.slack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.slack.SlackApi.ApiReply;
import org.vigie.alerts.slack.SlackChannel.MessageRef;
import org.vigie.events.Notification;
import tools.jackson.databind.JsonNode;

/** Searches a channel or a thread for a message, by the notification id in its metadata. */
final class SlackLookup {
  /** Chosen: the clocks of Slack and of this machine surely differ by less. */
  private static final Duration MAX_SKEW = Duration.ofMinutes(2);

  /** Items on a page: the most that Slack's documentation of pagination recommends. */
  private static final String PAGE_SIZE = "200";

  /** Chosen: 10,000 messages since the notification was decided. */
  private static final int MAX_PAGES = 50;

  private final SlackApi api;
  private final String channel;
  private @Nullable String channelId;

  SlackLookup(SlackApi api, String channel) {
    this.api = api;
    this.channel = channel;
    this.channelId = channel.startsWith("#") ? null : channel;
  }

  /** The outcome of a search. */
  sealed interface Found {
    record There(MessageRef ref) implements Found {}

    record Missing() implements Found {}

    /** The search failed, so the delivery stays doubtful. */
    record Unknown(DeliveryResult result) implements Found {}
  }

  /**
   * @param thread the thread to search; null to search the channel
   */
  Found find(Notification notification, @Nullable MessageRef thread) {
    if (thread != null) {
      return find(notification, thread.channel(), "conversations.replies", Map.of("ts", thread.ts()));
    }
    Found home = findChannel();
    return home instanceof Found.There(MessageRef ref)
        ? find(notification, ref.channel(), "conversations.history", Map.of())
        : home;
  }

  private Found find(
      Notification notification, String home, String method, Map<String, String> in) {
    Map<String, String> arguments = new HashMap<>(in);
    arguments.put("channel", home);
    arguments.put("include_all_metadata", "true");
    long oldest = notification.decided().minus(MAX_SKEW).getEpochSecond();
    arguments.put("oldest", oldest + ".000000");
    return search(
        method,
        arguments,
        "messages",
        message ->
            message.at("/metadata/event_payload/id").asString("").equals(notification.id())
                ? Optional.of(new MessageRef(home, message.path("ts").asString()))
                : Optional.empty());
  }

  /** Finds the channel's id, which the methods that read need in place of its name. */
  private Found findChannel() {
    if (channelId != null) {
      return new Found.There(new MessageRef(channelId, ""));
    }
    Map<String, String> arguments = new HashMap<>();
    arguments.put("types", "public_channel,private_channel");
    arguments.put("exclude_archived", "true");
    String name = channel.substring(1);
    Found found =
        search(
            "conversations.list",
            arguments,
            "channels",
            each ->
                each.path("name").asString("").equals(name)
                    ? Optional.of(new MessageRef(each.path("id").asString(), ""))
                    : Optional.empty());
    return switch (found) {
      case Found.There(MessageRef ref) -> {
        channelId = ref.channel();
        yield found;
      }
      case Found.Missing _ -> unknown(new Refused("conversations.list: channel_not_found"));
      case Found.Unknown _ -> found;
    };
  }

  /** Reads page after page of {@code items} until one matches. */
  private Found search(
      String method,
      Map<String, String> arguments,
      String items,
      Function<JsonNode, Optional<MessageRef>> match) {
    arguments.put("limit", PAGE_SIZE);
    for (int page = 0; page < MAX_PAGES; page++) {
      switch (api.get(method, arguments)) {
        case ApiReply.ApiError(_, DeliveryResult result) -> {
          return unknown(result);
        }
        case ApiReply.Ok(JsonNode body) -> {
          for (JsonNode item : body.path(items)) {
            Optional<MessageRef> ref = match.apply(item);
            if (ref.isPresent()) {
              return new Found.There(ref.get());
            }
          }
          String next = body.at("/response_metadata/next_cursor").asString("");
          if (next.isEmpty()) {
            return new Found.Missing();
          }
          arguments.put("cursor", next);
        }
      }
    }
    return unknown(new Refused(method + ": too many pages"));
  }

  /** If a later search would fail too, a person has to look. */
  private static Found unknown(DeliveryResult result) {
    return new Found.Unknown(
        result instanceof Refused(String why)
            ? new Refused("may have been sent, and can't be looked for: " + why)
            : result);
  }
}
