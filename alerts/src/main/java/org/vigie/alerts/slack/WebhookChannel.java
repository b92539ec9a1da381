package org.vigie.alerts.slack;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.slack.JsonClient.HttpReply;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.topics.Json;
import org.vigie.settings.Secret;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts to Slack through an incoming webhook, which returns no message address and can't search
 * messages. So there are no threads or edits, and a call with an unknown outcome is repeated once.
 */
record WebhookChannel(String id, Secret webhook, JsonClient http, Duration pause, Phrasebook words)
    implements Channel {
  private static final Set<String> BLOCKS_REFUSED =
      Set.of("invalid_blocks", "invalid_blocks_format", "invalid_payload");

  /** The start of an HTML page, perhaps after a byte order mark. */
  private static final Pattern PAGE = Pattern.compile("[\\s\\uFEFF]*<");

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    return deliver(notification, SlackMessage.outsideThread(notification, root, words));
  }

  @Override
  public DeliveryResult settle(Notification notification, @Nullable Root root) {
    return deliver(
        notification, SlackMessage.outsideThread(notification, root, words).with(words.again()));
  }

  @Override
  public DeliveryResult announce(ChannelState other) {
    String text = Mrkdwn.escape(words.channel(other));
    return result(post(Json.MAPPER.createObjectNode().put("text", text)), "");
  }

  @Override
  public boolean isBlind() {
    return true;
  }

  @Override
  public String address(Notification notification) {
    return "webhook " + notification.id();
  }

  private DeliveryResult deliver(Notification notification, SlackMessage content) {
    ObjectNode message = Json.MAPPER.createObjectNode().put("text", content.text());
    message.set("blocks", content.blocks());
    HttpReply reply = post(message);
    if (reply instanceof HttpReply.NotOk(_, String error) && BLOCKS_REFUSED.contains(error)) {
      message.remove("blocks");
      reply = post(message);
    }
    return result(reply, address(notification));
  }

  private static DeliveryResult result(HttpReply reply, String ref) {
    return switch (reply) {
      // why: a wrong address or a proxy's login can answer with 200, too. The type says nothing:
      // Slack itself answers "ok" as text/html, and compatible servers answer otherwise.
      case HttpReply.Body body when PAGE.matcher(body.text()).lookingAt() ->
          new Blocked("the webhook answers with a page: wrong address, or a login");
      case HttpReply.Body _ -> new Delivered(ref);
      case HttpReply.NotOk(DeliveryResult result, _) -> result;
    };
  }

  private HttpReply post(ObjectNode message) {
    return http.post(URI.create(webhook.value()), null, message.toString());
  }
}
