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
   * @param contentType as sent
   * @param etag validator, as sent
   * @param lastModified validator, as sent
   * @param url the body's address, after redirects
   * @param maxAge how long caches may keep the body; null when the server does not say
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Fresh(
      byte[] body,
      String hash,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      URI url,
      @Nullable Duration maxAge)
      implements FetchResult {}

  /** The body is the same as the last one, according to the server or by its hash. */
  record NotModified(@Nullable Duration maxAge) implements FetchResult {}

  /**
   * The host asks for a pause.
   *
   * @param retryAfter its length; null when the host does not say
   */
  record Throttled(@Nullable Duration retryAfter) implements FetchResult {}

  /**
   * The feed has moved permanently.
   *
   * @param to the new address
   * @param there the result at the new address: {@link Fresh} or {@link NotModified}
   */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The feed was removed (410). */
  record Gone() implements FetchResult {}

  /**
   * No usable response.
   *
   * @param detail one line for people
   */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
