package org.vigie.ingest.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.fields.Excerpt;
import org.vigie.ingest.formats.FeedEntry;

/**
 * An entry of a feed with the id, the addresses and the texts that its article will have.
 *
 * @param key identifies the entry in its feed, in this poll and in later ones
 * @param id the article's id; entries with equal ids are one article
 * @param url the article's canonical URL. If several entries share a page, or an entry has no link,
 *     the URL ends with a fragment: the link's fragment or a hash
 * @param link the address that readers open: the entry's link, else its guid if that is a web
 *     address, else the feed's address
 */
public record ArticleDraft(
    FeedEntry entry,
    String key,
    String id,
    String url,
    String link,
    String title,
    String summary,
    String text,
    Fingerprint fingerprint) {

  /** Orders entries of one article, best last: by date, and at equal dates by length. */
  static final Comparator<ArticleDraft> QUALITY =
      Comparator.comparing(ArticleDraft::dated, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(draft -> draft.fingerprint().length());

  // Maximum numbers of UTF-16 code units. Estimates: real titles and summaries are far shorter.
  // With at most three bytes for a code unit, an article stays below 1 MB, Kafka's default limit.
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_SUMMARY = 20_000;
  private static final int MAX_TEXT = 100_000;

  static ArticleDraft of(FeedEntry entry, String key, String url, String link) {
    String title = Excerpt.of(entry.title(), MAX_TITLE);
    String summary = Excerpt.of(entry.summary(), MAX_SUMMARY);
    String text = Excerpt.of(entry.text(), MAX_TEXT);
    var fingerprint = Fingerprint.of(title, summary, text);
    String id = ArticleId.of(url);
    return new ArticleDraft(entry, key, id, url, link, title, summary, text, fingerprint);
  }

  /** Returns ids that the article can have got when its page had other entries in the feed. */
  Set<String> others() {
    return ArticleDrafts.others(entry, url);
  }

  /** Returns when an agency made this version; null if unknown, and in other feeds. */
  private @Nullable Instant made() {
    return entry.version() == null ? null : entry.version().created();
  }

  /** Returns when this version of the entry was made; of a feed without versions, its date. */
  @Nullable Instant dated() {
    Instant version = made();
    return version == null ? entry.published() : version;
  }

  /** Returns true if an agency made this version before the one that is known. */
  boolean isOlderVersion(RememberedEntry known) {
    Instant version = made();
    Instant other = known.published();
    return version != null
        && other != null
        && version.truncatedTo(ChronoUnit.MILLIS).isBefore(other);
  }

  /** Returns true if an agency made this version after the one that is known. */
  boolean isNewerVersion(RememberedEntry known) {
    Instant version = made();
    Instant other = known.published();
    return version != null && other != null && version.isAfter(other);
  }

  /** Returns true if an agency only refers to its item, of which far more text is known. */
  boolean isReferenceTo(RememberedEntry known) {
    boolean isWhole = entry.version() == null || entry.version().isWhole();
    return !isWhole && 2 * fingerprint.length() < known.content().length();
  }

  /** Returns true if the longer of summary and text ends in "…" or "...", perhaps in brackets. */
  boolean isTruncated() {
    String body = text.length() >= summary.length() ? text : summary;
    String end = body.substring(Math.max(0, body.length() - 6)).strip();
    return List.of("…", "...", "…]", "...]", "…)", "...)").stream().anyMatch(end::endsWith);
  }
}
