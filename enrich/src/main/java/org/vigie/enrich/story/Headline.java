package org.vigie.enrich.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;

/**
 * The words of a title without stop words, in lower case and without accents, as hashes. Hashes of
 * 32 bits take a twentieth of the words' memory. Of 50,000 words, no two or one pair share a hash.
 */
public final class Headline {
  /** The headline of an article that is no longer compared. */
  static final Headline NONE = new Headline(new int[0]);

  // why: not Lucene's stop words, some of which are also nouns: estado, sea, will.
  private static final Lexicon STOP_WORDS = Lexicon.of(null, "stop-words");

  /** Minimum number of letters of a headline word; a number may be shorter. */
  private static final int SHORTEST = 3;

  /** Minimum number of words that headlines of one event share. Chosen on labelled articles. */
  static final int LEAST_SHARED = 3;

  /** Minimum share of the shorter headline's words that the longer headline contains. */
  private static final double SHARED_OF_SHORTER = 0.6;

  /** Sorted, without duplicates. */
  private final int[] words;

  private Headline(int[] words) {
    this.words = words;
  }

  static Headline of(String title) {
    return decoded(
        Tokens.of(title).words().stream()
            .filter(word -> !STOP_WORDS.contains(word))
            .filter(word -> word.length() >= SHORTEST || Character.isDigit(word.charAt(0)))
            .mapToInt(String::hashCode)
            .toArray());
  }

  int size() {
    return words.length;
  }

  IntStream words() {
    return Arrays.stream(words);
  }

  /** Returns the number of words that both headlines contain. */
  int sharedWords(Headline other) {
    int shared = 0;
    for (int i = 0, j = 0; i < words.length && j < other.words.length; ) {
      int difference = Integer.compare(words[i], other.words[j]);
      shared += difference == 0 ? 1 : 0;
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** True if headlines of {@link #size()} and {@code otherSize} words share enough of them. */
  boolean isEnough(int sharedWords, int otherSize) {
    return sharedWords >= LEAST_SHARED
        && sharedWords >= SHARED_OF_SHORTER * Math.min(words.length, otherSize);
  }

  /** True if the headline contains the word with this hash. */
  boolean has(int word) {
    return Arrays.binarySearch(words, word) >= 0;
  }

  /** Returns the hashes, for JSON. {@link #decoded} reads them. */
  @JsonValue
  public int[] encoded() {
    return words.clone();
  }

  @JsonCreator
  public static Headline decoded(int[] words) {
    return words.length == 0
        ? NONE
        : new Headline(IntStream.of(words).sorted().distinct().toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headline headline && Arrays.equals(words, headline.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
