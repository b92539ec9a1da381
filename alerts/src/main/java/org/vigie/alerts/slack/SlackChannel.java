package org.vigie.alerts.slack;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.slack.SlackApi.ApiReply;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.Wording;
import org.vigie.events.Json;
import org.vigie.events.Notification;
import org.vigie.events.Story;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Slack channel, written to by a bot. A story's later messages go into the thread of its first,
 * and edit it; every message carries its notification's id in its metadata, and nothing else, since
 * every app in the workspace can read it.
 */
final class SlackChannel implements Channel {
  static final String EVENT = "vigie_notification";

  private static final Logger LOGGER = LoggerFactory.getLogger(SlackChannel.class);
  private static final Set<String> BLOCKS_REFUSED =
      Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long");

  private final String id;
  private final String channel;
  private final SlackApi api;
  private final SlackLookup lookup;
  private final Wording words;

  /**
   * @param channel {@code #name} or a channel's id
   */
  SlackChannel(String id, String channel, SlackApi api, Wording words) {
    this.id = id;
    this.channel = channel;
    this.api = api;
    this.lookup = new SlackLookup(api, channel);
    this.words = words;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    Ref thread = thread(root);
    ObjectNode message = message(SlackMessage.of(notification, words), notification);
    message.put("channel", thread == null ? channel : thread.channel());
    if (thread != null) {
      message.put("thread_ts", thread.ts());
    }
    return switch (post("chat.postMessage", message)) {
      case ApiReply.ApiError(_, DeliveryResult result) -> result;
      case ApiReply.Ok(JsonNode body) -> {
        if (root != null && thread != null) {
          edit(thread, root.first(), notification.story());
        }
        yield new Delivered(Ref.of(body).toString());
      }
    };
  }

  @Override
  public DeliveryResult settle(Notification notification, @Nullable Root root) {
    return switch (lookup.find(notification, thread(root))) {
      case SlackLookup.Found.There(Ref ref) -> new Delivered(ref.toString());
      case SlackLookup.Found.Missing _ -> deliver(notification, root);
      case SlackLookup.Found.Unknown(DeliveryResult why) -> why;
    };
  }

  /** Blocks are a nicety: what Slack won't take of them goes out once more as plain text. */
  private ApiReply post(String method, ObjectNode message) {
    ApiReply answer = api.post(method, message);
    if (answer instanceof ApiReply.ApiError(String error, _) && BLOCKS_REFUSED.contains(error)) {
      LOGGER.atWarn().addKeyValue("channel", id).addKeyValue("error", error).log("blocks refused");
      message.remove("blocks");
      return api.post(method, message);
    }
    return answer;
  }

  /** Best effort: the news is in the thread, and the next message edits again. */
  private void edit(Ref ref, Notification first, Story now) {
    ObjectNode message = message(SlackMessage.of(Alert.edited(first, now, words)), first);
    message.put("channel", ref.channel()).put("ts", ref.ts());
    if (post("chat.update", message) instanceof ApiReply.ApiError(_, DeliveryResult result)) {
      LOGGER
          .atWarn()
          .addKeyValue("channel", id)
          .addKeyValue("why", result)
          .log("first message not edited");
    }
  }

  private static ObjectNode message(SlackMessage laidOut, Notification of) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("text", laidOut.text());
    message.set("blocks", laidOut.blocks());
    message.put("unfurl_links", false).put("unfurl_media", false);
    message.put("parse", "none").put("link_names", false);
    // why: in an edit too, which would else take away what the message is found again by.
    ObjectNode metadata = message.putObject("metadata").put("event_type", EVENT);
    metadata.putObject("event_payload").put("id", of.id());
    return message;
  }

  private static @Nullable Ref thread(@Nullable Root root) {
    return root == null ? null : Ref.parse(root.ref());
  }

  /** Where a message is. */
  record Ref(String channel, String ts) {
    static Ref of(JsonNode answer) {
      return new Ref(answer.path("channel").asString(), answer.path("ts").asString());
    }

    static @Nullable Ref parse(String text) {
      int space = text.indexOf(' ');
      return space <= 0 ? null : new Ref(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return channel + " " + ts;
    }
  }
}
