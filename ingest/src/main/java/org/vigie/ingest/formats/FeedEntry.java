package org.vigie.ingest.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. All text is plain text as {@link org.vigie.ingest.text.PlainText} makes it;
 * what the feed doesn't give is empty or null.
 *
 * @param guid as the feed has it, trimmed
 * @param link absolute, http or https, the target of a known redirector
 * @param title one line
 * @param summary a second body that is not part of the text
 * @param text the longest body, with an empty line between paragraphs
 * @param published null also when the date can't be read without guessing
 * @param publishedRaw that date as the feed has it
 * @param source the outlet that the entry names, as entries of news searches do
 * @param language of this entry alone, ISO 639-1 or 639-2
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
   * The outlet that published an entry, when the feed is another's.
   *
   * @param name plain text; empty when only the address is given
   * @param url of the outlet, absolute; null when not given
   */
  public record Source(String name, @Nullable URI url) {}
}
