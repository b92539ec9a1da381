package org.vigie.enrich.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of one article's texts. Cuts each text into words only once, although several parts of
 * the analysis need them. Not thread-safe.
 */
public final class ArticleWords {
  private final Map<String, Tokens> known = new HashMap<>();
  private final Map<String, List<Token>> joined = new HashMap<>();

  /** Returns the words of a text, as {@link Tokens#of}. */
  public Tokens of(String text) {
    return known.computeIfAbsent(text, Tokens::of);
  }

  /** Returns the words of a text, joined as {@link Tokenizer#tokenize} does. */
  public List<Token> joined(String text) {
    return joined.computeIfAbsent(text, each -> Tokenizer.tokenize(each, of(each)));
  }
}
