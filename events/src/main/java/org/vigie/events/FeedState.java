package org.vigie.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a feed after a poll, committed in one transaction with the articles of that poll.
 *
 * @param configured the configured URL at that time; if it changes, URL and validators are reset
 * @param url the current URL, after permanent redirects
 * @param etag header of the last full answer
 * @param lastModified header of the last full answer, unparsed
 * @param hash CRC-32C of the last body in hexadecimal, a dot, and its length in bytes
 * @param succeeded when it last answered with a feed or 304
 * @param brought when it last brought a new article
 * @param next when the next poll is due
 * @param interval the learned poll interval
 * @param failure why the last poll failed; null if it succeeded
 * @param failures failed polls in a row
 * @param entries the known entries, newest last; their number is bounded
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

  /** Why a poll failed; a short list, so that it can label metrics. */
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
   * An entry that the feed had before.
   *
   * @param key the entry's identity in this feed: guid, else link, else a hash
   * @param content short hashes of title, summary and text, and the length of the body; they show
   *     what a revision changed, and which of two texts is longer
   * @param revision the last one published from this feed; 0 if another feed brought the article
   * @param published its date at that time, to recognise an older version in another feed
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
