package org.vigie.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.TextShare;

/**
 * The state of a feed after a poll, committed in one transaction with the articles of that poll.
 *
 * @param configured the feed's URL in the configuration at the time of the poll. If the configured
 *     URL changes, {@code url}, {@code etag} and {@code lastModified} are no longer used
 * @param url the URL to poll: {@code configured}, or the target of the server's permanent redirect
 *     that two polls in a row were given
 * @param etag HTTP header {@code ETag} of the last answer with the feed
 * @param lastModified HTTP header {@code Last-Modified} of the last answer with the feed, unparsed
 * @param hash {@code CRC.LENGTH} of the last received feed: hexadecimal CRC-32C, length in bytes
 * @param succeeded when the server last answered with a feed or with status 304
 * @param brought when a poll last found a new article; if none has, when the feed was first read
 * @param next when the next poll is due
 * @param interval time between two polls, configured or learned from the feed
 * @param failure why the last poll failed or was put off; null if that poll succeeded
 * @param failures number of failed polls in a row
 * @param entries null in new records. Older releases wrote the known entries here, newest last;
 *     Vigie reads them once and then keeps known entries in a topic of its own
 * @param signs what several polls together show; null in records of older releases
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
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<KnownEntry> entries,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FeedSigns signs) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  public FeedState {
    entries = entries == null ? null : List.copyOf(entries);
  }

  /** Returns what several polls together show; {@link FeedSigns#NONE} if the record has nothing. */
  public FeedSigns signsOrNone() {
    return signs == null ? FeedSigns.NONE : signs;
  }

  /** Returns this state with other figures about the texts of articles. */
  public FeedState with(TextShare texts) {
    return with(signsOrNone().with(texts));
  }

  /** Returns this state with other signs. */
  public FeedState with(FeedSigns other) {
    return new FeedState(
        feed,
        configured,
        url,
        etag,
        lastModified,
        hash,
        polled,
        succeeded,
        brought,
        next,
        interval,
        outcome,
        failure,
        failures,
        entries,
        other);
  }

  /** Returns this state in the form of new records. */
  public FeedState withoutEntries() {
    return with(etag, lastModified, hash, null);
  }

  /** Returns this state without ETag and Last-Modified, so that a request is unconditional. */
  public FeedState withoutValidators() {
    return with(null, null, hash, entries);
  }

  /** Returns this state without the hash, so that a body is read even if it is the same. */
  public FeedState withoutHash() {
    return with(etag, lastModified, null, entries);
  }

  private FeedState with(
      @Nullable String tag,
      @Nullable String modified,
      @Nullable String sum,
      @Nullable List<KnownEntry> known) {
    return new FeedState(
        feed,
        configured,
        url,
        tag,
        modified,
        sum,
        polled,
        succeeded,
        brought,
        next,
        interval,
        outcome,
        failure,
        failures,
        known,
        signs);
  }

  /** Returns, in words, why the last poll got neither a feed nor a 304; null if it got one. */
  public @Nullable String trouble() {
    return switch (outcome) {
      case FRESH, NOT_MODIFIED, MOVED -> null;
      case THROTTLED ->
          "the host asks for a pause, until "
              + MOMENT.format(next)
              + (failure == null ? "" : " (" + failure.detail() + ")");
      case GONE ->
          "the feed was removed (HTTP status 410, since "
              + MOMENT.format(signs == null || signs.gone() == null ? polled : signs.gone())
              + "); next try "
              + MOMENT.format(next)
              + "; if this lasts, look for the feed's new address and change feeds.yaml";
      case FAILED -> failure == null ? "unknown" : failure.text();
    };
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
    UNKNOWN_HOST("unknown host"),
    PRIVATE_ADDRESS("private address"),
    CONNECT("no connection"),
    TLS("no secure connection"),
    TIMEOUT("too slow"),
    HTTP_STATUS("HTTP status"),
    REDIRECTS("wrong redirect"),
    TOO_LARGE("too large"),
    NOT_A_FEED("not a feed"),
    MALFORMED("malformed feed"),
    BAD_URL("wrong address"),
    INTERNAL("defect in Vigie");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public record Failure(Reason reason, String detail) {
    /** Returns the failure in words, for people: {@code HTTP status: 404}. */
    public String text() {
      return reason.words() + ": " + detail;
    }
  }

  /**
   * An entry that an earlier poll found in the feed.
   *
   * @param key identifies the entry in this feed: its guid, else its link, else a hash
   * @param content short hashes of title, summary and text, and the length of summary or text,
   *     whichever is longer. The hashes show what a revision changed; the length shows which feed
   *     has more text
   * @param revision last revision published from this feed; 0 if all came from other feeds
   * @param published the entry's date. The same article with an earlier date in another feed is an
   *     older version, which Vigie ignores
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
