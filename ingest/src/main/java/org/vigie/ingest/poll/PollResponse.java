package org.vigie.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * A fetch with its parsed body, not yet compared with the articles known.
 *
 * @param feed as configured when the poll started
 * @param at when the response was complete
 * @param parsed the body; null exactly if the result holds no {@link FetchResult.Fresh}
 */
public record PollResponse(
    Feed feed, Instant at, FetchResult result, @Nullable ParsedFeed parsed) {}
