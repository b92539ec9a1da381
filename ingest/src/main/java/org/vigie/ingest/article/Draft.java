package org.vigie.ingest.article;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.identity.ArticleId;
import org.vigie.ingest.identity.EntryIdentity;

/**
 * An entry on its way to becoming an article: its words as they will be published, in bounds.
 *
 * @param key identifies the entry in its feed, in bounds
 * @param content hashes of the words
 */
record Draft(
    FeedEntry entry,
    EntryIdentity identity,
    String key,
    String title,
    String summary,
    String text,
    Content content) {

  /** Of several entries that are one article: the latest, then the one with most to read. */
  static final Comparator<Draft> BEST =
      Comparator.comparing(Draft::published, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(draft -> draft.content().length());

  private static final int MAX_KEY = 80;
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_SUMMARY = 20_000;
  // why: with everything else an article then stays below the megabyte that brokers take.
  private static final int MAX_TEXT = 100_000;

  static Draft of(FeedEntry entry, EntryIdentity identity) {
    String title = clip(withoutSource(entry), MAX_TITLE);
    String summary = clip(entry.summary(), MAX_SUMMARY);
    String text = clip(entry.text(), MAX_TEXT);
    String key = identity.key();
    return new Draft(
        entry,
        identity,
        key.length() > MAX_KEY ? ArticleId.of(key) : key,
        title,
        summary,
        text,
        Content.of(title, summary, text));
  }

  @Nullable Instant published() {
    return entry.published();
  }

  /** Whether the longest body was visibly cut off. */
  boolean isCut() {
    String body = text.length() >= summary.length() ? text : summary;
    String end = body.substring(Math.max(0, body.length() - 6)).strip();
    return List.of("…", "...", "…]", "...]", "…)", "...)").stream().anyMatch(end::endsWith);
  }

  /** News searches write {@code Title - Outlet}; the outlet is in the source as well. */
  private static String withoutSource(FeedEntry entry) {
    String title = entry.title();
    String suffix = entry.source() == null ? "" : " - " + entry.source().name();
    return !suffix.isBlank() && title.length() > suffix.length() && title.endsWith(suffix)
        ? title.substring(0, title.length() - suffix.length())
        : title;
  }

  static String clip(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
