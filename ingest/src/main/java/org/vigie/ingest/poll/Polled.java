package org.vigie.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.formats.ParsedFeed;

/**
 * What a poll gave.
 *
 * @param at when the answer was there
 * @param moved the feed's new address when it moved for good and was found there
 */
public record Polled(Feed feed, Instant at, @Nullable URI moved, Answer answer) {

  /** What the server had to say. */
  public sealed interface Answer {}

  /**
   * A body that differs from the last one, and is a feed.
   *
   * @param url where it came from
   * @param hash CRC-32C of the body, hexadecimal, a dot, and its length in bytes
   * @param maxAge how long the server holds it to be good
   */
  public record Brought(
      ParsedFeed parsed,
      URI url,
      @Nullable String etag,
      @Nullable String lastModified,
      String hash,
      @Nullable Duration maxAge)
      implements Answer {}

  /** The same body as last time, by the server's word or by its hash. */
  public record Unchanged(@Nullable Duration maxAge) implements Answer {}

  /** The host asks for rest. */
  public record Throttled(@Nullable Duration retryAfter) implements Answer {}

  /** The feed is no more. */
  public record Gone() implements Answer {}

  /** No answer, or none of use. */
  public record Failed(Reason reason, String detail) implements Answer {}
}
