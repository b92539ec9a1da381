package org.vigie.ingest.page;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A page from which no article can be read.
 *
 * @param detail says it in one line, without text of the page
 * @param version another version of the page, which may have the article; null if it names none
 */
public record Unreadable(Reason reason, String detail, @Nullable URI version)
    implements OpenedPage, PageContent {

  public Unreadable(Reason reason, String detail) {
    this(reason, detail, null);
  }

  /** Why. */
  public enum Reason {
    /** The response is no HTML, such as a PDF. */
    NOT_HTML,

    /** More bytes than a page may have. */
    TOO_LARGE,

    /** More elements than can be searched in bounded time. */
    TOO_COMPLEX,

    /** The page has no article, or only a few words of it. */
    NO_ARTICLE
  }
}
