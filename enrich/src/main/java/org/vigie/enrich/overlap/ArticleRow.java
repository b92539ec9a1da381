package org.vigie.enrich.overlap;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/** All words of an article in one row: title, text, summary; and the field of each part. */
record ArticleRow(WordRow row, List<Tag.Field> fields) {
  /** Maximum number of words compared in an article. An estimate: articles are far shorter. */
  private static final int MOST_WORDS = 50_000;

  static ArticleRow of(Article article, ArticleWords words) {
    SequencedMap<Tag.Field, String> parts = new LinkedHashMap<>();
    parts.put(Tag.Field.text, article.text());
    parts.put(Tag.Field.summary, article.summary());
    parts.values().removeIf(String::isBlank);
    parts.putFirst(Tag.Field.title, article.title());
    List<Tokens> tokens = parts.values().stream().map(words::of).toList();
    WordRow row = WordRow.ofArticle(tokens, MOST_WORDS);
    return new ArticleRow(row, List.copyOf(parts.keySet()));
  }

  Tag.Field field(int word) {
    return fields.get(row.part(word));
  }

  /** Returns the index of the body's last word, plus 1. The body is the text, else the summary. */
  int bodyEnd() {
    return row.last(Math.min(1, fields.size() - 1));
  }

  int bodySize() {
    return bodyEnd() - (fields.size() > 1 ? 1 : 0);
  }

  /** Returns the words (indices) in tags that look like names: capitals as in “Bank of Spain”. */
  BitSet names(List<Tag> tags) {
    BitSet names = new BitSet();
    for (int part = 0; part < fields.size(); part++) {
      BitSet named = named(tags, fields.get(part));
      for (int word = row.first(part); !named.isEmpty() && word < row.last(part); word++) {
        int start = row.start(word);
        if (named.get(start) && named.nextClearBit(start) >= row.end(word)) {
          names.set(word);
        }
      }
    }
    return names;
  }

  /** Returns the code units of a field that are in names. */
  private static BitSet named(List<Tag> tags, Tag.Field field) {
    BitSet named = new BitSet();
    for (Tag tag : tags) {
      if (tag.field() == field && isName(tag.surface())) {
        named.set(tag.start(), tag.end());
      }
    }
    return named;
  }

  private static boolean isName(String surface) {
    String lastWord = surface.replaceFirst("(?s).*[ '’]", "");
    return !lastWord.isEmpty()
        && Character.isUpperCase(surface.codePointAt(0))
        && Character.isUpperCase(lastWord.codePointAt(0));
  }
}
