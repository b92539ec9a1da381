package org.vigie.enrich.query;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** A part of an article to which a query can be limited. Its name is also its Lucene field. */
public enum Zone {
  TITLE,
  SUMMARY,
  TEXT,
  /** The summary; the first paragraph of the text if there is no summary. */
  LEAD;

  /** The zones that a query without {@code title:} and {@code lead:} searches. */
  static final List<Zone> ALL_TEXT = List.of(TITLE, SUMMARY, TEXT);

  public String text(Article article) {
    return switch (this) {
      case TITLE -> article.title();
      case SUMMARY -> article.summary();
      case TEXT -> article.text();
      case LEAD ->
          article.summary().isEmpty() ? article.text().split("\n\n", 2)[0] : article.summary();
    };
  }

  /** Returns the article's field to which positions in this zone refer. */
  public Tag.Field field(Article article) {
    return switch (this) {
      case TITLE -> Tag.Field.title;
      case SUMMARY -> Tag.Field.summary;
      case TEXT -> Tag.Field.text;
      case LEAD -> article.summary().isEmpty() ? Tag.Field.text : Tag.Field.summary;
    };
  }
}
