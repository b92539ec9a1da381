package org.vigie.enrich.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The words of a text in lower case, without accents, and their positions. A word is a sequence of
 * letters and digits. Apostrophes and hyphens end a word: {@code l’IA}, {@code l'IA} and {@code L
 * IA} all have the words {@code l} and {@code ia}. An ideograph is a word by itself.
 */
public final class Tokens {
  private final int size;
  private final String[] words;
  private final int[] starts;
  private final int[] ends;

  /** What else is known of each word: {@link Mark}s. */
  private final byte[] marks;

  private final long[] codes;

  /** Takes the first {@code size} elements of arrays that belong to it from now on. */
  Tokens(int size, String[] words, int[] starts, int[] ends, byte[] marks, long[] codes) {
    this.size = size;
    this.words = words;
    this.starts = starts;
    this.ends = ends;
    this.marks = marks;
    this.codes = codes;
  }

  /** Cuts a text into words in linear time. Takes any string, even with unpaired surrogates. */
  public static Tokens of(String text) {
    return new TokenCutter(text).cut();
  }

  public int size() {
    return size;
  }

  /** Returns a word in lower case, without accents and ligatures; never empty. */
  public String word(int index) {
    return words[index];
  }

  boolean hasDigit(int index) {
    return (marks[index] & Mark.DIGIT) != 0;
  }

  /** Returns true if the text has a word just so, because it consists of the letters a to z. */
  boolean isAsWritten(int index) {
    return marks[index] == 0;
  }

  /** Returns the {@linkplain Token#code code} of a word. */
  long code(int index) {
    return codes[index];
  }

  /** Returns true if an accent or sign of the word may be invisible, such as a soft hyphen. */
  boolean hasInvisible(int index) {
    return (marks[index] & Mark.INVISIBLE) != 0;
  }

  /** Returns the index of a word's first UTF-16 code unit in the text. */
  public int start(int index) {
    return starts[index];
  }

  /** Returns the index after a word's last UTF-16 code unit in the text. */
  public int end(int index) {
    return ends[index];
  }

  /**
   * Returns the index of the first word that starts at or after a position; the size if there is
   * none.
   */
  public int from(int position) {
    int found = Arrays.binarySearch(starts, 0, size, position);
    return found < 0 ? -found - 1 : found;
  }

  /** Returns all words in order; the list is read-only. */
  public List<String> words() {
    return Collections.unmodifiableList(Arrays.asList(words).subList(0, size));
  }

  /** What a word has besides the letters a to z. */
  static final class Mark {
    static final byte DIGIT = 1;
    static final byte OTHER = 2;
    static final byte INVISIBLE = 4;
  }
}
