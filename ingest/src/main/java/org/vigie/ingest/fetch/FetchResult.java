package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/** What the server did when asked for a feed. */
public sealed interface FetchResult extends Reply {

  /**
   * A body.
   *
   * @param body after content decoding
   * @param hash CRC-32C of the body in hexadecimal, a dot, its length in bytes
   * @param contentType as sent, like the validators {@code etag} and {@code lastModified}
   * @param url the body's address, after redirects
   * @param maxAge how long caches may keep the body; zero when the server does not say
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

  /** The body is the same as the last one, according to the server or by its hash. */
  record NotModified(Duration maxAge) implements FetchResult {}

  /** The host asks for a pause; {@code retryAfter} is null when it doesn't say how long. */
  record Throttled(@Nullable Duration retryAfter) implements FetchResult {}

  /** The feed has moved permanently; {@code there} is {@link Fresh} or {@link NotModified}. */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The feed was removed (410). */
  record Gone() implements FetchResult {}

  /** No usable response; {@code detail} is one line for people. */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
