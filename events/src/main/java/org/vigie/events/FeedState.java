package org.vigie.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed after a poll, committed in one transaction with the articles of that poll.
 *
 * @param configured configured URL at the time of the poll; a change resets {@code url}, {@code
 *     etag} and {@code lastModified}
 * @param url the current URL, after permanent redirects
 * @param etag header {@code ETag} of the last full answer
 * @param lastModified header {@code Last-Modified} of the last full answer, unparsed
 * @param hash CRC-32C of the last body in hexadecimal, a dot, and its length in bytes
 * @param succeeded when the server last answered with a feed or with status 304
 * @param brought when the feed last contained a new article; before that, when it was first read
 * @param next when the next poll is due
 * @param interval the poll interval learned from the feed
 * @param failure why the last poll failed; null if that poll succeeded
 * @param failures number of failed polls in a row
 * @param entries the known entries, newest last; their number is limited
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

  /** Why a poll failed. There are few reasons, so that they can label metrics. */
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
   * @param key the entry's identity in this feed: guid, else link, else a hash
   * @param content short hashes of title, summary and text, and the length of the body. The hashes
   *     show what a revision changed; the length shows which of two texts is longer
   * @param revision last revision published from this feed; 0 if another feed brought the article
   * @param published date of the entry in that revision, to recognise an older version elsewhere
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
