package org.vigie.ingest.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.network.FeedAccess;

/**
 * Settings of a feed that only the processes that poll it know. They are read from {@code
 * feeds.yaml} by each process and are never published.
 *
 * @param since time back to which the feed's archives are read at the first poll that finds it;
 *     null for none
 * @param access login, header fields and proxy
 */
public record FetchSettings(@Nullable Instant since, FeedAccess access) {
  static final FetchSettings NONE = new FetchSettings(null, FeedAccess.OPEN);
}
