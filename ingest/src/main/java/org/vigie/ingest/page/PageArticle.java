package org.vigie.ingest.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.page.PageArticle.Sourced;

/**
 * The article of a page. A value is null if the page doesn't say it.
 *
 * @param title on one line; empty if the page has none
 * @param authors as written; may be empty
 * @param language ISO 639-1 code
 * @param free false if readers must pay, so that the text is probably only the beginning
 * @param canonical an http or https address of the page's own outlet, not of a private network
 * @param agency the agency that the article credits, such as AFP
 * @param links other pages of the same article
 * @param text plain text with an empty line between paragraphs; without captions
 */
public record PageArticle(
    Sourced<String> title,
    Sourced<List<String>> authors,
    @Nullable Sourced<Instant> published,
    @Nullable Sourced<Instant> modified,
    @Nullable Sourced<String> section,
    @Nullable Sourced<String> language,
    @Nullable Sourced<Boolean> free,
    @Nullable Sourced<URI> canonical,
    @Nullable Sourced<String> agency,
    PageLinks links,
    Sourced<String> text)
    implements PageContent {

  /**
   * A value and what of the page says it.
   *
   * @param from such as "JSON-LD headline" or "meta[property=og:title]"
   */
  public record Sourced<T>(T value, String from) {}

  /** Returns the same article with another text. */
  public PageArticle with(Sourced<String> newText) {
    return with(newText, agency, free);
  }

  PageArticle with(
      Sourced<String> newText,
      @Nullable Sourced<String> newAgency,
      @Nullable Sourced<Boolean> newFree) {
    return new PageArticle(
        title, authors, published, modified, section, language, newFree, canonical, newAgency,
        links, newText);
  }
}
