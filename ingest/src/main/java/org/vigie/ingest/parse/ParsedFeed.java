package org.vigie.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as read.
 *
 * @param format such as {@code rss_2.0}, {@code atom_1.0} or {@code json_1.1}
 * @param title plain text, one line; empty when there is none
 * @param language ISO 639-1 or 639-2, lower case, without region; null when not declared or no
 *     language
 * @param hints how often to come back
 * @param entries in the feed's order, at most {@value FeedParser#MAX_ENTRIES}
 */
public record ParsedFeed(
    String format, String title, @Nullable String language, Hints hints, List<FeedEntry> entries) {

  public ParsedFeed {
    entries = List.copyOf(entries);
  }
}
