package org.vigie.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
   * @param maxAge how long caches may keep the body ({@code Cache-Control}, {@code Expires}); zero
   *     if the server doesn't say
   * @param links the values of {@code Link} headers that may name a hub or the feed itself, as sent
   * @param contradicts304 true if the server had just answered 304 to a conditional request
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Fresh(
      byte[] body,
      String hash,
      @Nullable String contentType,
      @Nullable String etag,
      @Nullable String lastModified,
      URI url,
      Duration maxAge,
      List<String> links,
      boolean contradicts304)
      implements FetchResult {
    /** The hash of an empty body, which no document has. */
    private static final String NO_HASH = "00000000.0";

    /** Returns the same result with an empty body, when the body has been read. */
    public Fresh withoutBody() {
      return new Fresh(
          new byte[0], hash, contentType, etag, lastModified, url, maxAge, links, contradicts304);
    }

    /**
     * Returns the same result for a document whose parts can change while it doesn't, such as a
     * sitemap index. It can't be asked for conditionally, and is never found unchanged.
     */
    public Fresh withoutValidators() {
      return new Fresh(body, NO_HASH, contentType, null, null, url, maxAge, links, contradicts304);
    }

    /** Returns this result of a request that was sent to check a 304. */
    public Fresh contradicting304() {
      return new Fresh(body, hash, contentType, etag, lastModified, url, maxAge, links, true);
    }
  }

  /** The body is unchanged: the server sent it again, or only says so (304). */
  record NotModified(Duration maxAge) implements FetchResult {}

  /**
   * The host asks for a pause in requests.
   *
   * @param pause at most a day; null if the server gives no time
   * @param cause tells operators how the server asked, in one line
   */
  record Throttled(@Nullable Duration pause, String cause) implements FetchResult {}

  /** The feed moved permanently; its new URL gave {@link Fresh} or {@link NotModified}. */
  record Moved(URI to, FetchResult there) implements FetchResult {}

  /** The server says that the feed was removed (status 410). */
  record Gone() implements FetchResult {}

  /** No usable response was received; {@code detail} tells operators why, in one line. */
  record Failed(Reason reason, String detail) implements FetchResult {}
}
