package org.vigie.ingest.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. All text is plain text as {@link org.vigie.ingest.text.PlainText} makes it.
 * What the feed doesn't give is empty or null.
 *
 * @param guid the guid as written, trimmed
 * @param link an absolute http or https address; the target if the feed links to a redirector
 * @param title the title on one line
 * @param summary a second body that is not part of the text
 * @param text the longest body, with an empty line between paragraphs
 * @param published the time of publication; null also if no date can be read
 * @param publishedRaw the date as written
 * @param source the outlet that the entry names; entries of news searches name one
 * @param language the language declared for this entry alone, ISO 639-1 or 639-2
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
   * The outlet that published an entry which another outlet's feed lists.
   *
   * @param name the outlet's name as plain text; empty if only the address is given
   * @param url the outlet's absolute address; null if not given
   */
  public record Source(String name, @Nullable URI url) {}
}
