package org.vigie.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.parse.ParsedFeed;

/**
 * What a feed answered, fetched and parsed.
 *
 * @param polled when it was asked
 */
record Answer(Feed feed, Instant polled, Outcome outcome) {

  /** What came of it. */
  sealed interface Outcome {

    /**
     * A feed with something that was not in the last body.
     *
     * @param moved its address from now on; null when it stays
     * @param hash SHA-256 of the body, hexadecimal
     */
    record Brought(
        ParsedFeed parsed,
        URI url,
        @Nullable URI moved,
        @Nullable String etag,
        @Nullable String lastModified,
        String hash,
        @Nullable Duration maxAge)
        implements Outcome {}

    /** The same as last time, by the server's word or by the body. */
    record Unchanged(@Nullable URI moved, @Nullable Duration maxAge) implements Outcome {}

    record Throttled(@Nullable Duration retryAfter) implements Outcome {}

    record Gone() implements Outcome {}

    record Failed(Reason reason, String detail) implements Outcome {}
  }
}
