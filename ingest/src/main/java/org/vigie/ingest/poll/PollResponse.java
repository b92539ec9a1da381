package org.vigie.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * The result of a fetch and the parsed body, before the comparison with known articles.
 *
 * @param feed the configured feed when the poll started
 * @param at the time when the response was complete
 * @param parsed the parsed body; null if and only if the result has no {@link FetchResult.Fresh}
 */
public record PollResponse(
    Feed feed, Instant at, FetchResult result, @Nullable ParsedFeed parsed) {}
