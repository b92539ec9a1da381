package org.vigie.ingest.parse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. All text is plain (see {@link PlainText}); nothing here is HTML.
 *
 * @param guid as the feed gave it, trimmed; null when there is none
 * @param link absolute, http or https, taken out of redirectors that carry their target; null when
 *     there is none
 * @param title one line; empty when there is none
 * @param summary the shorter body; empty when there is only one or it merely begins the text
 * @param text the longest body, paragraphs parted by an empty line; empty when there is none
 * @param authors names, each once
 * @param categories names, each once
 * @param published null when there is no date, or none that can be read without guessing
 * @param publishedRaw that date as the feed wrote it; null when there is none
 * @param source the outlet that the entry itself names, as news searches do
 * @param language of this entry alone, ISO 639-1 or 639-2; null when not declared
 */
public record FeedEntry(
    @Nullable String guid,
    @Nullable URI link,
    String title,
    String summary,
    String text,
    List<String> authors,
    List<String> categories,
    @Nullable Instant published,
    @Nullable String publishedRaw,
    @Nullable Source source,
    @Nullable String language) {

  public FeedEntry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  /**
   * Who published the entry, when that is not who publishes the feed.
   *
   * @param name plain text; empty when only the address is given
   * @param url of the outlet, absolute; null when not given
   */
  public record Source(String name, @Nullable URI url) {}
}
