package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/** The result of fetching a feed. */
public sealed interface FetchResult extends Reply {

  /**
   * The server sent a new body.
   *
   * @param body the body after content decoding
   * @param hash CRC-32C of the body in hexadecimal, a dot, and the body's length in bytes
   * @param contentType the header as sent; {@code etag} and {@code lastModified} are as sent too
   * @param url the body's address, after redirects
   * @param maxAge how long caches may keep the body; zero if the server doesn't say
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Fresh(
      byte[] body,
      String hash,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      URI url,
      Duration maxAge)
      implements FetchResult {}

  /** The server says that the body has not changed, or the body's hash has not changed. */
  record NotModified(Duration maxAge) implements FetchResult {}

  /** The host asks for a pause; {@code retryAfter} is null if the host gives no duration. */
  record Throttled(@Nullable Duration retryAfter) implements FetchResult {}

  /** The feed has moved permanently; {@code there} is {@link Fresh} or {@link NotModified}. */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The server says that the feed was removed (status 410). */
  record Gone() implements FetchResult {}

  /** There is no usable response; {@code detail} is one line for operators. */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
