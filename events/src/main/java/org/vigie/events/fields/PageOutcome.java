package org.vigie.events.fields;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Whether an article's text is whole, and if not, why: what became of the visit of its page.
 *
 * @param why one sentence for people, without a final full stop and without text of the page
 */
public record PageOutcome(Kind kind, String why) {

  /** The list is short and fixed, because the kind is a label of a metric. */
  public enum Kind {
    /** The feed itself has the whole text, so the page isn't visited. */
    IN_FEED,

    /** The text is that of the page. */
    WHOLE,

    /** The link leads to no page of an article, such as a podcast or a picture. */
    NO_LINK,

    /** The setting {@code fullText: false} says never. */
    NEVER,

    /** robots.txt forbids the visit. */
    ROBOTS_TXT,

    /** The outlet reserves text and data mining. */
    RESERVED,

    /** Readers must pay for the article. */
    PAYWALL,

    /** The server has no such page, or refuses it. */
    NO_PAGE,

    /** No article can be read in the page, or it has no more text than the feed. */
    NO_ARTICLE,

    /** The page has another text, such as a home page or a cookie wall. */
    OTHER_TEXT,

    /** The page could not be read within a day. */
    GIVEN_UP;

    /** Returns true if the article's text is whole. */
    public boolean isWhole() {
      return this == IN_FEED || this == WHOLE;
    }
  }

  /** Returns true if the article's text is whole. */
  @JsonIgnore
  public boolean isWhole() {
    return kind.isWhole();
  }
}
