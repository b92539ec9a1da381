package org.vigie.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed after a poll; committed in one transaction with the articles it brought.
 *
 * @param feed the feed's id
 * @param configured the feed's URL as it was configured then; when another one is configured, what
 *     was learned of the address no longer holds
 * @param url where it is now, after permanent redirects
 * @param etag validator of the last full answer
 * @param lastModified validator of the last full answer, as sent
 * @param hash CRC-32C of the last body, hexadecimal, a dot, and its length in bytes
 * @param polled when it was last asked
 * @param succeeded when it last answered with a feed or "not modified"
 * @param brought when it last brought a new article
 * @param next when it is due again
 * @param interval the rhythm learned
 * @param outcome of the last poll
 * @param failure why the last poll failed; null when it did not
 * @param failures polls failed in a row
 * @param entries the entries known, newest last, bounded
 */
public record FeedState(
    String feed,
    String configured,
    String url,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String hash,
    Instant polled,
    @Nullable Instant succeeded,
    @Nullable Instant brought,
    Instant next,
    Duration interval,
    Outcome outcome,
    @Nullable Failure failure,
    int failures,
    List<KnownEntry> entries) {

  public FeedState {
    entries = List.copyOf(entries);
  }

  public enum Outcome {
    FRESH,
    NOT_MODIFIED,
    THROTTLED,
    MOVED,
    GONE,
    FAILED
  }

  /** Bounded, so that metrics can be labelled with it. */
  public enum Reason {
    UNKNOWN_HOST,
    PRIVATE_ADDRESS,
    CONNECT,
    TLS,
    TIMEOUT,
    HTTP_STATUS,
    REDIRECTS,
    TOO_LARGE,
    NOT_A_FEED,
    MALFORMED,
    BAD_URL,
    INTERNAL
  }

  public record Failure(Reason reason, String detail) {}

  /**
   * An entry seen before.
   *
   * @param key identifies the entry in this feed (guid, else link, else hash)
   * @param article the article's id
   * @param content short hashes of title, summary and text, and the length of the body: tells a
   *     revision and what it changed, and a richer text from a poorer one
   * @param revision last published because of this feed; 0 when another feed brought the article
   * @param published the date it had then, by which an older version from another feed is told
   * @param seen when the entry was last in the feed
   */
  public record KnownEntry(
      String key,
      String article,
      String content,
      int revision,
      @Nullable Instant published,
      Instant seen) {}
}
