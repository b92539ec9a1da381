package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/**
 * The words of an article: title, then text, then summary. Blank fields are left out.
 *
 * @param fields the field that each part of the row comes from
 */
record ArticleRow(WordRow row, List<Tag.Field> fields) {
  /** Longer articles are compared up to here; the longest in print have about 20,000 words. */
  private static final int MOST_WORDS = 50_000;

  static ArticleRow of(Article article) {
    List<Tag.Field> fields = new ArrayList<>(List.of(Tag.Field.title));
    List<String> strings = new ArrayList<>(List.of(article.title()));
    if (!article.text().isBlank()) {
      fields.add(Tag.Field.text);
      strings.add(article.text());
    }
    if (!article.summary().isBlank()) {
      fields.add(Tag.Field.summary);
      strings.add(article.summary());
    }
    return new ArticleRow(WordRow.ofArticle(strings, MOST_WORDS), fields);
  }

  Tag.Field field(int word) {
    return fields.get(row.part(word));
  }

  /** One past the last word of title and body. A summary beside a text is not part of the body. */
  int bodyEnd() {
    return row.last(Math.min(1, fields.size() - 1));
  }

  /** The number of words in title and body. */
  int bodySize() {
    return bodyEnd() - (fields.size() > 1 ? 1 : 0);
  }

  /** The words of those tags that are written like a name: first and last word with a capital. */
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
    String lastWord = surface.substring(1 + lastJoint(surface));
    return !lastWord.isEmpty()
        && Character.isUpperCase(surface.codePointAt(0))
        && Character.isUpperCase(lastWord.codePointAt(0));
  }

  private static int lastJoint(String surface) {
    return Math.max(
        surface.lastIndexOf(' '), Math.max(surface.lastIndexOf('\''), surface.lastIndexOf('’')));
  }
}
