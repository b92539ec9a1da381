package org.vigie.ingest.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.PlainText;

/**
 * A feed with clean entries, perhaps none. A damaged feed has only its complete entries.
 *
 * @param format a name such as {@code rss_2.0}, {@code atom_1.0} or {@code json_1.1}
 * @param title plain text on one line; empty if there is none
 * @param language ISO 639-1 or 639-2 in lower case, without region; null if unknown
 * @param entries the entries in the feed's order, at most {@value #MAX_ENTRIES}
 */
public record ParsedFeed(
    String format, String title, @Nullable String language, Hints hints, List<FeedEntry> entries)
    implements ParseResult {
  /**
   * Maximum number of entries. Of more entries, the newest ones by date are kept, in whichever
   * order the feed lists them; without dates, the first ones. News feeds have a few hundred
   * (estimate).
   */
  public static final int MAX_ENTRIES = 2_000;

  public ParsedFeed {
    entries = List.copyOf(entries);
  }

  /** Builds the feed. Of too many entries, the newest are kept. */
  public static ParsedFeed of(
      String format,
      String title,
      @Nullable String language,
      Hints hints,
      List<EntryBuilder> entries) {
    return new ParsedFeed(
        format,
        PlainText.lineOf(title),
        EntryCleaner.language(language),
        hints,
        EntryBuilder.build(NewestEntries.of(entries)));
  }
}
