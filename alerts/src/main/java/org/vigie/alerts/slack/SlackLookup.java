package org.vigie.alerts.slack;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.slack.Slack.ApiReply;
import org.vigie.alerts.slack.SlackChannel.MessageRef;
import org.vigie.events.Notification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Searches a Slack channel or thread for a message by the notification's id in its metadata. */
final class SlackLookup {
  /**
   * Maximum time by which this machine's clock may be ahead of Slack's. A clock that another
   * operating system set to local time is wrong by up to 14 hours until it is corrected.
   */
  private static final Duration MAX_SKEW = Duration.ofDays(1);

  /** Items on a page: the most that https://docs.slack.dev/apis/web-api/pagination recommends. */
  private static final String PAGE_SIZE = "200";

  /** Maximum number of pages of a search. An estimate: enough for 10,000 messages or channels. */
  private static final int MAX_PAGES = 50;

  private final Slack slack;
  private final String channel;
  private @Nullable String channelId;

  SlackLookup(Slack slack, String channel) {
    this.slack = slack;
    this.channel = channel;
    this.channelId = channel.startsWith("#") ? null : channel;
  }

  /** The end of a search. */
  sealed interface Found {
    /** The message exists: {@link Delivered}; or the search failed. */
    record Ended(DeliveryResult result) implements Found {}

    /**
     * There is no such message in the channel.
     *
     * @param isSure false if the message may be in a thread that can't be read
     */
    record Nothing(boolean isSure) implements Found {}
  }

  /**
   * @param thread the thread to search before the channel; null to search only the channel
   */
  Found find(Notification notification, @Nullable MessageRef thread) {
    Optional<DeliveryResult> reply =
        thread == null ? Optional.empty() : findReply(notification, thread);
    boolean isUnread = reply.isPresent() && reply.get() instanceof Refused;
    // why: the message may be in the channel: Slack refused the thread, or put a reply to a deleted
    // message there.
    Optional<DeliveryResult> found =
        reply.isEmpty() || isUnread ? findInChannel(notification) : reply;
    return found.<Found>map(Found.Ended::new).orElseGet(() -> new Found.Nothing(!isUnread));
  }

  /** Returns {@link Refused} if the thread can't be read. The channel itself may be another. */
  private Optional<DeliveryResult> findReply(Notification notification, MessageRef thread) {
    String method = "conversations.replies";
    ApiReply reply = read(notification, thread.channel(), method, Map.of("ts", thread.ts()));
    if (!(reply instanceof ApiReply.ApiError(String code, _))
        || !Slack.THREAD_REFUSED.contains(code)) {
      return found(reply, thread.channel());
    }
    return code.equals("thread_not_found")
        ? Optional.empty()
        : Optional.of(new Refused(method + ": " + code));
  }

  private Optional<DeliveryResult> findInChannel(Notification notification) {
    if (channelId == null) {
      switch (findChannel()) {
        case ApiReply.ApiError(_, DeliveryResult result) -> {
          return Optional.of(failed(result));
        }
        case ApiReply.Ok(JsonNode found) -> {
          if (found.isMissingNode()) {
            return Optional.of(failed(new Blocked("conversations.list: channel_not_found")));
          }
          channelId = found.path("id").asString();
        }
      }
    }
    ApiReply reply = read(notification, channelId, "conversations.history", Map.of());
    return found(reply, channelId);
  }

  private ApiReply read(
      Notification notification, String home, String method, Map<String, String> in) {
    Map<String, String> arguments = new HashMap<>(in);
    arguments.put("channel", home);
    arguments.put("include_all_metadata", "true");
    long oldest = notification.decided().minus(MAX_SKEW).getEpochSecond();
    arguments.put("oldest", oldest + ".000000");
    return search(method, arguments, "messages", "/metadata/event_payload/id", notification.id());
  }

  private static Optional<DeliveryResult> found(ApiReply reply, String home) {
    return switch (reply) {
      case ApiReply.ApiError(_, DeliveryResult result) -> Optional.of(failed(result));
      case ApiReply.Ok(MissingNode _) -> Optional.empty();
      case ApiReply.Ok(JsonNode message) ->
          Optional.of(
              new Delivered(new MessageRef(home, message.path("ts").asString()).toString()));
    };
  }

  /** Finds the channel by name. Slack's methods that read messages accept only a channel's id. */
  private ApiReply findChannel() {
    Map<String, String> arguments = new HashMap<>();
    arguments.put("types", "public_channel,private_channel");
    arguments.put("exclude_archived", "true");
    return search("conversations.list", arguments, "channels", "/name", channel.substring(1));
  }

  /**
   * Calls {@code method} for page after page. Returns the first element of the array {@code items}
   * that has {@code text} at the JSON pointer {@code place}; a missing node if there is none.
   */
  private ApiReply search(
      String method, Map<String, String> arguments, String items, String place, String text) {
    arguments.put("limit", PAGE_SIZE);
    for (int page = 0; page < MAX_PAGES; page++) {
      ApiReply reply = slack.get(method, arguments);
      if (!(reply instanceof ApiReply.Ok(JsonNode body))) {
        return reply;
      }
      for (JsonNode item : body.path(items)) {
        if (item.at(place).asString("").equals(text)) {
          return new ApiReply.Ok(item);
        }
      }
      String next = body.at("/response_metadata/next_cursor").asString("");
      if (next.isEmpty()) {
        return new ApiReply.Ok(MissingNode.getInstance());
      }
      arguments.put("cursor", next);
    }
    return new ApiReply.ApiError("", new Refused(method + ": too many pages"));
  }

  /** Adds to a {@link Refused} that the message may exist, so that a person checks in Slack. */
  private static DeliveryResult failed(DeliveryResult result) {
    return result instanceof Refused(String why)
        ? new Refused("may have been sent, and can't be looked for: " + why)
        : result;
  }
}
