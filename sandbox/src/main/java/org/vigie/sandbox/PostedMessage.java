package org.vigie.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a channel of the fake Slack.
 *
 * @param channel its name, such as {@code #presse}
 * @param ts its id in the channel
 * @param thread {@code ts} of the message that it answers
 * @param content as posted or last edited
 */
public record PostedMessage(
    String channel,
    String ts,
    @Nullable String thread,
    JsonNode content,
    Instant arrived,
    int edits) {

  /** The notification's id in the message's metadata; empty for none. */
  public String notification() {
    return content.path("metadata").path("event_payload").path("id").asString("");
  }

  public String text() {
    return content.path("text").asString("");
  }
}
