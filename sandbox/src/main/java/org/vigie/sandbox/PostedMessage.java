package org.vigie.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a channel of the fake Slack.
 *
 * @param channel the channel's name, such as {@code #presse}
 * @param ts the message's id in the channel
 * @param thread {@code ts} of the message that this message replies to; null if it is no reply
 * @param content the JSON of the message, as posted or last edited
 */
public record PostedMessage(
    String channel,
    String ts,
    @Nullable String thread,
    JsonNode content,
    Instant arrived,
    int edits) {

  /** Returns the id of the notification in the message's metadata; empty if there is none. */
  public String notification() {
    return content.path("metadata").path("event_payload").path("id").asString("");
  }

  public String text() {
    return content.path("text").asString("");
  }
}
