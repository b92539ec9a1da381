package org.vigie.enrich.text;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/** Replaces letters that readers consider equal by one letter: {@code É} becomes {@code e}. */
public final class Folding {
  /** Maximum number of letters that {@link ASCIIFoldingFilter} writes for one letter. */
  private static final int MOST_LETTERS = 4;

  /** Folded letters by code point. Each is computed on its first use, because this is slow. */
  private static final @Nullable String[] FOLDED = new @Nullable String[0x10000];

  /** All kinds of apostrophes, and the primes and accents that authors write instead. */
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

  /** Folds one letter. The result is empty for accents and invisible characters. */
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

  /** True for combining accents and joiners, which are part of a word and don't end it. */
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

  /** Removes the accents of a letter that has no ASCII form. */
  private static String withoutMarks(String letter) {
    String bare =
        Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{Nd}]", "");
    // why: NFKD splits a Korean syllable, which is one letter to readers. NFC joins it again.
    return bare.isEmpty() ? letter : Normalizer.normalize(bare, Normalizer.Form.NFC);
  }
}
