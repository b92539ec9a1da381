package org.vigie.enrich.text;

/**
 * A word of a query or an article, in the forms that are compared: {@code l'IA} gives {@code IA}.
 *
 * @param start index of the word's first UTF-16 code unit; {@code end} is one past its last
 * @param exact the word as written, but without invisible signs and without an acronym's dots
 * @param plain {@code exact} in lower case, without accents
 * @param gap number of words that {@code NEAR} in a query counts in addition before this word: more
 *     than 0 at the beginning of a sentence or a paragraph
 * @param code a number that no other word has, which is faster to compare: the letters of {@code
 *     exact}, if they are at most twelve from a to z; otherwise 0
 */
public record Token(int start, int end, String exact, String plain, int gap, long code) {
  /** A word without a code. */
  public Token(int start, int end, String exact, String plain, int gap) {
    this(start, end, exact, plain, gap, 0);
  }

  /** Returns the same word with another gap before it. */
  public Token withGap(int other) {
    return new Token(start, end, exact, plain, other, code);
  }
}
