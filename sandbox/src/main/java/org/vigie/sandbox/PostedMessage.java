package org.vigie.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as it stands in a channel.
 *
 * @param channel its name, such as {@code #presse}
 * @param ts its id in the channel
 * @param thread {@code ts} of the message it answers
 * @param content as it was posted, or last edited
 * @param arrived when it was posted
 * @param edits how often it was edited
 */
public record PostedMessage(
    String channel,
    String ts,
    @Nullable String thread,
    JsonNode content,
    Instant arrived,
    int edits) {

  /** The notification's id in its metadata; empty for none. */
  public String notification() {
    return content.path("metadata").path("event_payload").path("id").asString("");
  }

  public String text() {
    return content.path("text").asString("");
  }
}
