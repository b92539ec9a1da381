package org.vigie.enrich.match;

import java.util.List;
import java.util.Locale;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** A part of an article that a query can be kept to; each is one Lucene field. */
enum Zone {
  TITLE,
  SUMMARY,
  TEXT,
  /** The summary, or the text's first paragraph where there is no summary. */
  LEAD;

  /** What a query without a scope looks at. */
  static final List<Zone> WHOLE = List.of(TITLE, SUMMARY, TEXT);

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  String of(Article article) {
    return switch (this) {
      case TITLE -> article.title();
      case SUMMARY -> article.summary();
      case TEXT -> article.text();
      case LEAD -> article.summary().isEmpty() ? firstParagraph(article.text()) : article.summary();
    };
  }

  /** The string of the article that this zone's offsets are of. */
  Tag.Field string(Article article) {
    return switch (this) {
      case TITLE -> Tag.Field.title;
      case SUMMARY -> Tag.Field.summary;
      case TEXT -> Tag.Field.text;
      case LEAD -> article.summary().isEmpty() ? Tag.Field.text : Tag.Field.summary;
    };
  }

  private static String firstParagraph(String text) {
    int end = text.indexOf("\n\n");
    return end < 0 ? text : text.substring(0, end);
  }
}
