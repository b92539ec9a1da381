package org.vigie.enrich.text;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/** Folds words, so that similar letters are equal: {@code É} and {@code E} become {@code e}. */
public final class Folding {
  /** Maximum number of letters that {@link ASCIIFoldingFilter} writes for one, by its Javadoc. */
  private static final int MOST_LETTERS = 4;

  /** The folded form of each letter, by code point; null until first used, as folding is slow. */
  private static final @Nullable String[] FOLDED = new @Nullable String[0x10000];

  /** All apostrophes, and other signs that authors write instead: primes and accents. */
  private static final String APOSTROPHES = "'’‘‛ʼʹ′´`＇";

  private Folding() {}

  /** Returns a word in lower case, without accents and invisible signs: {@code Œuvre} → oeuvre. */
  public static String fold(String word) {
    int at = 0;
    while (at < word.length() && isFolded(word.charAt(at))) {
      at++;
    }
    if (at == word.length()) {
      return word;
    }
    var folded = new StringBuilder(word.length() + MOST_LETTERS).append(word, 0, at);
    while (at < word.length()) {
      int letter = word.codePointAt(at);
      folded.append(fold(letter));
      at += Character.charCount(letter);
    }
    return folded.toString();
  }

  /** Returns a letter in lower case, without accents; empty for an accent or an invisible sign. */
  static String fold(int letter) {
    if (letter >= FOLDED.length) {
      return compute(letter);
    }
    String known = FOLDED[letter];
    if (known == null) {
      known = compute(letter);
      FOLDED[letter] = known;
    }
    return known;
  }

  /** True for combining accents and invisible signs such as soft hyphens: they don't end a word. */
  static boolean isInvisible(int letter) {
    if (letter < 0x80) {
      return false;
    }
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK
        || type == Character.FORMAT
        || type == Character.ENCLOSING_MARK;
  }

  static boolean isApostrophe(int c) {
    return c == '\'' || (c >= '`' && APOSTROPHES.indexOf(c) >= 0);
  }

  private static boolean isFolded(char c) {
    return c < 0x80 && (c < 'A' || c > 'Z');
  }

  private static String compute(int letter) {
    if (isInvisible(letter)) {
      return "";
    }
    String whole = Character.toString(letter);
    char[] ascii = new char[whole.length() * MOST_LETTERS];
    int length = ASCIIFoldingFilter.foldToASCII(whole.toCharArray(), 0, ascii, 0, whole.length());
    String folded = new String(ascii, 0, length);
    return (folded.equals(whole) ? withoutMarks(whole) : folded).toLowerCase(Locale.ROOT);
  }

  /** Removes the accents of a letter without an ASCII form: the Greek {@code ά} gives {@code α}. */
  private static String withoutMarks(String letter) {
    String bare =
        Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{Nd}]", "");
    // why: NFKD, a Unicode form, splits a Korean syllable into letters. NFC joins them again.
    return bare.isEmpty() ? letter : Normalizer.normalize(bare, Normalizer.Form.NFC);
  }
}
