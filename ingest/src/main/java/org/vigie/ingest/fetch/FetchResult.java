package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;

/** The result of fetching a feed, after redirects. */
public sealed interface FetchResult extends Exchange.Reply {

  /**
   * The server sent a body that differs from the previous one.
   *
   * @param body the body, decompressed
   * @param hash CRC-32C of the body in hexadecimal, a dot, and the body's length in bytes
   * @param contentType the header as sent; {@code etag} and {@code lastModified} are as sent too
   * @param url the body's URL, after redirects
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

  /** The body is unchanged: the server says so (304), or the hash is that of the last body. */
  record NotModified(Duration maxAge) implements FetchResult {}

  /** The host asks for a pause in requests; {@code retryAfter} is null if no time is given. */
  record Throttled(@Nullable Duration retryAfter) implements FetchResult {}

  /** The feed moved permanently; its new URL gave {@link Fresh} or {@link NotModified}. */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The server says that the feed was removed (status 410). */
  record Gone() implements FetchResult {}

  /** No usable response was received; {@code detail} tells operators why, in one line. */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
