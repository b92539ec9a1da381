package org.vigie.enrich.match;

/** A way to read a word. Each has its own terms, told apart by their first letter. */
enum Layer {
  /** As written. */
  EXACT("e"),
  /** Lower case, no accents. */
  PLAIN("p"),
  /** The word's stem in the article's language. */
  STEM("s");

  private final String mark;

  Layer(String mark) {
    this.mark = mark;
  }

  /** The index term of a word's form. */
  String term(String form) {
    return mark + form;
  }
}
