package org.vigie.ingest.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. All text is plain text as {@link org.vigie.ingest.text.PlainText} makes it.
 *
 * @param guid as the feed has it, trimmed; null when there is none
 * @param link absolute, http or https, the target of a known redirector; null when there is none
 * @param title one line; empty when there is none
 * @param summary a second body that is not part of the text; empty when there is none
 * @param text the longest body, with an empty line between paragraphs; empty when there is none
 * @param authors names, each once
 * @param categories names, each once
 * @param published null when there is no date, or none that can be read without guessing
 * @param publishedRaw that date as the feed has it; null when there is none
 * @param source the outlet that the entry names, as entries of news searches do
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
   * The outlet that published an entry, when the feed is another's.
   *
   * @param name plain text; empty when only the address is given
   * @param url of the outlet, absolute; null when not given
   */
  public record Source(String name, @Nullable URI url) {}
}
