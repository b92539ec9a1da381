package org.vigie.enrich.query;

import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** A part of an article that a query can be limited to; its name is its Lucene field. */
public enum Zone {
  TITLE,
  SUMMARY,
  TEXT,
  /** The summary, or the text's first paragraph where there is no summary. */
  LEAD;

  /** Where a query without a scope searches. */
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

  /** The field of the article in which this zone's offsets count. */
  public Tag.Field field(Article article) {
    return switch (this) {
      case TITLE -> Tag.Field.title;
      case SUMMARY -> Tag.Field.summary;
      case TEXT -> Tag.Field.text;
      case LEAD -> article.summary().isEmpty() ? Tag.Field.text : Tag.Field.summary;
    };
  }
}
