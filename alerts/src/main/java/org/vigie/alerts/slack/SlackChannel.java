package org.vigie.alerts.slack;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.slack.Slack.ApiReply;
import org.vigie.alerts.slack.SlackLookup.Found;
import org.vigie.alerts.words.Alert;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Story;
import org.vigie.events.topics.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts to a Slack channel as a bot. Later messages of a story go into the thread of its first
 * message, and update the first message's text. If Slack refuses the thread, they go into the
 * channel. A message's metadata holds only the notification's id, because every app in the
 * workspace can read metadata.
 *
 * @param channel the Slack channel's {@code #name} or id
 * @param refused threads that Slack has refused, and that are not tried again
 */
record SlackChannel(
    String id,
    String channel,
    Slack slack,
    SlackLookup lookup,
    Phrasebook words,
    Set<MessageRef> refused)
    implements Channel {
  private static final Logger LOGGER = LoggerFactory.getLogger(SlackChannel.class);
  private static final Set<String> BLOCKS_REFUSED =
      Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long");

  SlackChannel(String id, String channel, Slack slack, Phrasebook words) {
    this(id, channel, slack, new SlackLookup(slack, channel), words, new HashSet<>());
  }

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    return deliver(notification, root, "");
  }

  private DeliveryResult deliver(Notification notification, @Nullable Root root, String note) {
    MessageRef thread = MessageRef.of(root);
    var outside = SlackMessage.outsideThread(notification, root, words).with(note);
    ObjectNode alone = message(outside, notification).put("channel", channel);
    ApiReply reply =
        thread == null || refused.contains(thread)
            ? post("chat.postMessage", alone)
            : reply(
                message(SlackMessage.of(notification, words).with(note), notification),
                thread,
                alone);
    return switch (reply) {
      case ApiReply.ApiError(_, DeliveryResult result) -> result;
      case ApiReply.Ok(JsonNode body) -> {
        if (root != null && thread != null && !refused.contains(thread)) {
          edit(thread, root.first(), notification.story());
        }
        yield new Delivered(MessageRef.of(body).toString());
      }
    };
  }

  /** Sends a message that says so if it may also be in a thread that can't be searched any more. */
  @Override
  public DeliveryResult settle(Notification notification, @Nullable Root root) {
    return switch (lookup.find(notification, MessageRef.of(root))) {
      case Found.Ended(DeliveryResult result) -> result;
      case Found.Nothing(boolean isSure) ->
          deliver(notification, root, isSure ? "" : words.again());
    };
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    ObjectNode message = Json.MAPPER.createObjectNode().put("channel", channel);
    message.put("text", Mrkdwn.escape(words.channel(other)));
    return switch (slack.post("chat.postMessage", message)) {
      case ApiReply.ApiError(_, DeliveryResult result) -> result;
      case ApiReply.Ok(JsonNode body) -> new Delivered(MessageRef.of(body).toString());
    };
  }

  @Override
  public Duration pause() {
    return slack.pause();
  }

  /** Sends a message into a thread. If Slack refuses the thread, sends the other message. */
  private ApiReply reply(ObjectNode message, MessageRef thread, ObjectNode alone) {
    message.put("channel", thread.channel()).put("thread_ts", thread.ts());
    ApiReply reply = post("chat.postMessage", message);
    if (!(reply instanceof ApiReply.ApiError(String code, _))
        || !Slack.THREAD_REFUSED.contains(code)) {
      return reply;
    }
    LOGGER.atWarn().addKeyValue("channel", id).addKeyValue("error", code).log("thread refused");
    ApiReply sent = post("chat.postMessage", alone);
    // why: a blocked channel refuses its threads, too, and accepts them again once it is mended.
    if (!(sent instanceof ApiReply.ApiError(_, DeliveryResult.Blocked _))) {
      refused.add(thread);
    }
    return sent;
  }

  /** Sends a message. If Slack refuses its blocks, sends the message again without blocks. */
  private ApiReply post(String method, ObjectNode message) {
    ApiReply reply = slack.post(method, message);
    if (reply instanceof ApiReply.ApiError(String code, _) && BLOCKS_REFUSED.contains(code)) {
      LOGGER.atWarn().addKeyValue("channel", id).addKeyValue("error", code).log("blocks refused");
      message.remove("blocks");
      return slack.post(method, message);
    }
    return reply;
  }

  /** Edits a story's first message. Only logs a failure: the story's next message edits again. */
  private void edit(MessageRef ref, Notification first, Story now) {
    try {
      slack.awaitEdit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
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

  private static ObjectNode message(SlackMessage content, Notification notification) {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.put("text", content.text());
    message.set("blocks", content.blocks());
    message.put("unfurl_links", false).put("unfurl_media", false);
    message.put("parse", "none").put("link_names", false);
    // why: SlackLookup finds the message by this id.
    ObjectNode metadata = message.putObject("metadata").put("event_type", "vigie_notification");
    metadata.putObject("event_payload").put("id", notification.id());
    return message;
  }

  /** The address of a Slack message: its channel's id and its timestamp, which Slack calls ts. */
  record MessageRef(String channel, String ts) {
    private static final Pattern WRITTEN = Pattern.compile("([CDG][A-Z0-9]+) (\\d+\\.\\d+)");

    static MessageRef of(JsonNode posted) {
      return new MessageRef(posted.path("channel").asString(), posted.path("ts").asString());
    }

    /**
     * Returns null if the first message is not on Slack. A channel that is now a bot's may have
     * been a webhook or the console when the story's first message was sent.
     */
    static @Nullable MessageRef of(@Nullable Root root) {
      Matcher written = WRITTEN.matcher(root == null ? "" : root.ref());
      return written.matches() ? new MessageRef(written.group(1), written.group(2)) : null;
    }

    @Override
    public String toString() {
      return channel + " " + ts;
    }
  }
}
