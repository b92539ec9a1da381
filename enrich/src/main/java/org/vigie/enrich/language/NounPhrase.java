package org.vigie.enrich.language;

import org.vigie.enrich.text.Tokens;

/** A few words around a noun, in any language: {@code the hospital}, {@code l'hôpital}. */
public final class NounPhrase {
  private static final Lexicon ARTICLES = Lexicon.of(null, "articles");

  private NounPhrase() {}

  /** True if there are several words, and the first is one such as {@code the} or {@code la}. */
  static boolean hasArticle(Tokens words) {
    return words.size() > 1 && ARTICLES.contains(words.word(0));
  }

  /** Returns {@code hospital} for {@code the hospital}; other texts as they are. */
  public static String withoutArticle(String text) {
    Tokens words = Tokens.of(text);
    return hasArticle(words) ? text.substring(words.start(1)) : text;
  }
}
