package org.vigie.enrich.query;

/** One way to compare words. The first letter of an index term names the layer of the term. */
public enum Layer {
  /** The word as written. */
  EXACT,
  /** The word in lower case, without accents. */
  PLAIN,
  /** The word's stem in the article's language. */
  STEM;

  /** Returns the index term of a word on this layer. */
  public String term(String word) {
    return name().charAt(0) + word;
  }
}
