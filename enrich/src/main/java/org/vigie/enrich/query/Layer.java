package org.vigie.enrich.query;

/** A way to compare words. The term of a word begins with its layer's first letter. */
public enum Layer {
  /** Compares words as written. */
  EXACT,
  /** Compares words in lower case, without accents. */
  PLAIN,
  /** Compares the stems that words have in the article's language. */
  STEM;

  /** Returns the term of a word: {@code Pcop} for {@code cop} in {@link #PLAIN}. */
  public String term(String word) {
    return name().charAt(0) + word;
  }
}
