package org.vigie.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed after a poll, committed in one transaction with the articles of that poll.
 *
 * @param configured the feed's URL in the configuration at the time of the poll. If the configured
 *     URL changes, {@code url}, {@code etag} and {@code lastModified} are no longer used
 * @param url the URL to poll: {@code configured}, or the target of the server's permanent redirect
 * @param etag HTTP header {@code ETag} of the last answer with the feed
 * @param lastModified HTTP header {@code Last-Modified} of the last answer with the feed, unparsed
 * @param hash CRC-32C of the feed as last received, in hexadecimal, a dot, and its length in bytes
 * @param succeeded when the server last answered with a feed or with status 304
 * @param brought when a poll last found a new article; if none has, when the feed was first read
 * @param next when the next poll is due
 * @param interval time between two polls, configured or learned from the feed
 * @param failure why the last poll failed; null if that poll succeeded
 * @param failures number of failed polls in a row
 * @param entries entries that earlier polls found, newest last; of too many, the oldest are dropped
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

  /** Why a poll failed. The list is short and fixed, because the reason is a label of a metric. */
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
   * An entry that an earlier poll found in the feed.
   *
   * @param key identifies the entry in this feed: its guid, else its link, else a hash
   * @param content short hashes of title, summary and text, and the length of the body. The hashes
   *     show which fields a revision changed; the length shows which of two texts is longer
   * @param revision last revision published from this feed; 0 if only other feeds had the article
   * @param published the entry's date; an earlier date in another feed means an older version
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
