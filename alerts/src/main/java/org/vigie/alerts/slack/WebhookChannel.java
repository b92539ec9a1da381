package org.vigie.alerts.slack;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Secret;
import org.vigie.alerts.deliver.Channel;
import org.vigie.alerts.deliver.DeliveryResult;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.slack.JsonClient.HttpReply;
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.Notification;
import org.vigie.events.topics.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts to Slack through an incoming webhook, which returns no message address and can't search
 * messages. So there are no threads or edits, and a call with an unknown outcome is repeated.
 */
record WebhookChannel(String id, Secret webhook, JsonClient http, Phrasebook words)
    implements Channel {
  private static final Set<String> BLOCKS_REFUSED =
      Set.of("invalid_blocks", "invalid_blocks_format", "invalid_payload");

  @Override
  public DeliveryResult deliver(Notification notification, @Nullable Root root) {
    SlackMessage content = SlackMessage.of(notification, words);
    ObjectNode message = Json.MAPPER.createObjectNode().put("text", content.text());
    message.set("blocks", content.blocks());
    HttpReply reply = post(message);
    if (reply instanceof HttpReply.NotOk(_, String error) && BLOCKS_REFUSED.contains(error)) {
      message.remove("blocks");
      reply = post(message);
    }
    return switch (reply) {
      case HttpReply.Body _ -> new Delivered("webhook " + notification.id());
      case HttpReply.NotOk(DeliveryResult result, _) -> result;
    };
  }

  private HttpReply post(ObjectNode message) {
    return http.post(URI.create(webhook.value()), null, message.toString());
  }
}
