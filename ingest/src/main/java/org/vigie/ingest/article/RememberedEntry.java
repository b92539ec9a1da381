package org.vigie.ingest.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.KnownEntry;

/**
 * What is remembered of an entry of a feed, so that its article is not published again. Feed, entry
 * and article are 64-bit hashes, the first bits of SHA-256. With a million articles, the odds that
 * any two of them share a hash are 1 in 37 million (10¹² / 2 / 2⁶⁴).
 *
 * @param feed hash of the feed's id
 * @param key hash that identifies the entry in its feed: of its guid, else of its URL, else of its
 *     title and text
 * @param article the id of the entry's article
 * @param revision last revision published from this feed; 0 if all came from other feeds
 * @param published the entry's date in whole ms; of an agency's item, when the version was made.
 *     The same article with an earlier date in another feed is an older version, which is ignored
 * @param page number of UTF-16 code units of the page's text, if this revision has it; else 0
 * @param written when this record was written; the feed may have listed the entry for {@link
 *     Deduplicator#RENEWED_AFTER} longer
 * @param earlier the texts that the article was published with before {@code content}
 */
public record RememberedEntry(
    long feed,
    long key,
    long article,
    Fingerprint content,
    int revision,
    @Nullable Instant published,
    int page,
    Instant written,
    EarlierTexts earlier) {

  /** Orders the entries of one article: the one of its latest revision is last. */
  static final Comparator<RememberedEntry> LATEST =
      Comparator.comparingInt(RememberedEntry::revision)
          .thenComparingInt(entry -> entry.content().length())
          .thenComparing(RememberedEntry::written)
          .thenComparingLong(RememberedEntry::feed)
          .thenComparingLong(RememberedEntry::key);

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

  public RememberedEntry {
    published = published == null ? null : published.truncatedTo(ChronoUnit.MILLIS);
    written = written.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Converts an entry that an older release stored in the state of a feed. */
  static RememberedEntry imported(String feed, KnownEntry old) {
    return new RememberedEntry(
        ArticleId.number(ArticleId.hash(feed)),
        number(old.key()),
        number(old.article()),
        Fingerprint.parse(old.content()),
        old.revision(),
        old.published(),
        0,
        old.seen(),
        EarlierTexts.NONE);
  }

  private static long number(String id) {
    return ArticleId.number(HASH.matcher(id).matches() ? id : ArticleId.hash(id));
  }

  /** Returns what is remembered after a revision with the page's text was published. */
  RememberedEntry visited(int newRevision, int length, Instant at) {
    return new RememberedEntry(
        feed, key, article, content, newRevision, published, length, at, earlier);
  }

  /** Returns the same, written at another time for another key. */
  RememberedEntry renewed(long newKey, Instant at) {
    return new RememberedEntry(
        feed, newKey, article, content, revision, published, page, at, earlier);
  }

  /** Returns the length of the text that was published last. */
  int length() {
    return Math.max(content.length(), page);
  }

  boolean isSamePlace(RememberedEntry other) {
    return feed == other.feed && key == other.key;
  }
}
