package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/** What came of asking for a feed. */
public sealed interface FetchResult {

  /**
   * A full answer.
   *
   * @param body content encoding undone
   * @param contentType as sent
   * @param etag validator, as sent
   * @param lastModified validator, as sent
   * @param url where it came from, after redirects
   * @param maxAge how long the server holds the answer to be good; null when it doesn't say
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Fresh(
      byte[] body,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      URI url,
      @Nullable Duration maxAge)
      implements FetchResult {}

  /** The body is the one we have. */
  record NotModified(@Nullable Duration maxAge) implements FetchResult {}

  /**
   * The host asks us to leave it alone.
   *
   * @param retryAfter for how long; null when it doesn't say
   */
  record Throttled(@Nullable Duration retryAfter) implements FetchResult {}

  /**
   * The feed is at another address for good.
   *
   * @param to the new address
   * @param there what was answered there: {@link Fresh} or {@link NotModified}
   */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The server says that the feed is no more (410). */
  record Gone() implements FetchResult {}

  /**
   * No answer, or none of use.
   *
   * @param detail one line for people
   */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
