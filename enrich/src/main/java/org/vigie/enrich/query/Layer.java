package org.vigie.enrich.query;

/** One way to compare words. Each has its own index terms, told apart by their first letter. */
public enum Layer {
  /** As written. */
  EXACT,
  /** Lower case, no accents. */
  PLAIN,
  /** The word's stem in the article's language. */
  STEM;

  /** The index term of a word. */
  public String term(String word) {
    return name().charAt(0) + word;
  }
}
