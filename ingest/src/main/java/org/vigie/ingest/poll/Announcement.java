package org.vigie.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What WebSub hubs announced of a feed before a poll.
 *
 * @param since since when a hub tells of the feed's changes; null if none does
 * @param rung true if a hub said, before the poll, that the feed had changed
 */
public record Announcement(@Nullable Instant since, boolean rung) {
  public static final Announcement NONE = new Announcement(null, false);
}
