package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/**
 * An article's words: title, then its longest body, then the summary where that isn't the body.
 *
 * @param fields which string each part of the row is
 */
record ArticleRow(Article article, WordRow row, List<Tag.Field> fields) {
  /** Longer articles are compared up to here; the longest in print have some 20,000 words. */
  private static final int MOST_WORDS = 50_000;

  static ArticleRow of(Article article) {
    List<Tag.Field> fields = new ArrayList<>(List.of(Tag.Field.title));
    if (!article.text().isBlank()) {
      fields.add(Tag.Field.text);
    }
    if (!article.summary().isBlank()) {
      fields.add(Tag.Field.summary);
    }
    List<String> strings = fields.stream().map(field -> string(article, field)).toList();
    return new ArticleRow(article, WordRow.ofArticle(strings, MOST_WORDS), fields);
  }

  static String string(Article article, Tag.Field field) {
    return switch (field) {
      case title -> article.title();
      case summary -> article.summary();
      case text -> article.text();
    };
  }

  Tag.Field field(int word) {
    return fields.get(row.part(word));
  }

  /** One past the last word of title and body; a summary beside a body doesn't count for shares. */
  int bodyEnd() {
    return row.last(Math.min(1, fields.size() - 1));
  }

  /** How many words title and body have. */
  int bodySize() {
    return bodyEnd() - (fields.size() > 1 ? 1 : 0);
  }

  /** The words of tags whose surface is written like a name, with capitals at both ends. */
  BitSet names(List<Tag> tags) {
    BitSet names = new BitSet();
    for (Tag tag : tags) {
      int part = fields.indexOf(tag.field());
      if (part >= 0 && isName(tag.surface())) {
        for (int word = row.first(part); word < row.last(part); word++) {
          if (row.start(word) >= tag.start() && row.end(word) <= tag.end()) {
            names.set(word);
          }
        }
      }
    }
    return names;
  }

  private static boolean isName(String surface) {
    int lastWord =
        Math.max(
            surface.lastIndexOf(' '),
            Math.max(surface.lastIndexOf('\''), surface.lastIndexOf('’')));
    return !surface.isEmpty()
        && Character.isUpperCase(surface.codePointAt(0))
        && lastWord + 1 < surface.length()
        && Character.isUpperCase(surface.codePointAt(lastWord + 1));
  }
}
