package org.vigie.enrich.query;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** A part of an article that a query can search. */
public enum Zone {
  TITLE,
  SUMMARY,
  TEXT,
  /** The article's summary, or the first paragraph of its text if it has no summary. */
  LEAD;

  /** The parts of an article that a query without {@code title:} and {@code lead:} searches. */
  public static final List<Zone> ALL_TEXT = List.of(TITLE, SUMMARY, TEXT);

  public String text(Article article) {
    return switch (this) {
      case TITLE -> article.title();
      case SUMMARY -> article.summary();
      case TEXT -> article.text();
      case LEAD -> article.summary().isEmpty() ? firstParagraph(article.text()) : article.summary();
    };
  }

  private static String firstParagraph(String text) {
    int end = text.indexOf("\n\n");
    return end < 0 ? text : text.substring(0, end);
  }

  /** Returns the field of the article from which this zone takes its text. */
  public Tag.Field field(Article article) {
    return switch (this) {
      case TITLE -> Tag.Field.title;
      case SUMMARY -> Tag.Field.summary;
      case TEXT -> Tag.Field.text;
      case LEAD -> article.summary().isEmpty() ? Tag.Field.text : Tag.Field.summary;
    };
  }
}
