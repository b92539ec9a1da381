package org.vigie.ingest.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a feed. All text is plain text as {@link org.vigie.ingest.text.PlainText} makes it.
 * What the feed doesn't give is empty or null.
 *
 * @param guid the entry's id as written, trimmed
 * @param link the page's http or https URL; the target if the feed links to a redirector
 * @param title the title on one line
 * @param summary another text of the entry, if {@code text} doesn't contain it
 * @param text the entry's longest text, with an empty line between paragraphs
 * @param published the time of publication; null also if no date can be read
 * @param publishedRaw the date as written
 * @param source the outlet that the entry names as its publisher, as news searches do
 * @param language the ISO 639-1 or 639-2 code that the entry, not the whole feed, declares
 * @param version what a news agency says about this version of its item; null in other feeds
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
    @Nullable String language,
    @Nullable Version version) {

  public FeedEntry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  /** Creates an entry of a feed that has no versions. */
  public FeedEntry(
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
    this(
        guid,
        link,
        title,
        summary,
        text,
        authors,
        categories,
        published,
        publishedRaw,
        source,
        language,
        null);
  }

  /** Returns true if the entry must not be published at this time: embargoed or withdrawn. */
  public boolean isHeld(Instant now) {
    return version != null && version.notBefore() != null && version.notBefore().isAfter(now);
  }

  /**
   * The outlet that published an entry of another site's feed, such as a news search.
   *
   * @param name the outlet's name as plain text; empty if only the URL is given
   * @param url the outlet's absolute URL; null if not given
   */
  public record Source(String name, @Nullable URI url) {}

  /**
   * A version of an agency's item.
   *
   * @param created when the agency made this version; null if unknown
   * @param notBefore the end of the embargo; null if there is none. {@link Instant#MAX} if the item
   *     must not be published: it is withheld or cancelled, or no end of its embargo is known
   * @param isWhole false if the agency only refers to the item, with a part of its text
   */
  public record Version(@Nullable Instant created, @Nullable Instant notBefore, boolean isWhole) {

    /** Creates a version of an item that is whole. */
    public Version(@Nullable Instant created, @Nullable Instant notBefore) {
      this(created, notBefore, true);
    }
  }
}
