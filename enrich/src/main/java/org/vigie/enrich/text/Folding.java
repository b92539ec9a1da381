package org.vigie.enrich.text;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.jspecify.annotations.Nullable;

/** Gives letters that readers take for the same one form. */
public final class Folding {
  /** {@link ASCIIFoldingFilter} writes at most this many letters for one. */
  private static final int MOST_LETTERS = 4;

  /** Filled on first use: computing takes longer than the rest of reading a word. */
  private static final @Nullable String[] FOLDED = new @Nullable String[0x10000];

  /** Straight, curly, full-width, modifier letters, primes and accents written in their place. */
  private static final String APOSTROPHES = "'’‘‛ʼʹ′´`＇";

  private Folding() {}

  /** Lower case, without accents, ligatures and invisible characters: {@code Œuvre} → oeuvre. */
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

  /** Empty for marks and invisible characters only. */
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

  /** Marks and joiners that stand inside a word and don't end it. */
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

  /** For letters that have no ASCII form. */
  private static String withoutMarks(String letter) {
    String bare =
        Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("[^\\p{L}\\p{Nd}]", "");
    // why: a Korean syllable is taken apart above, and stays one letter to readers.
    return bare.isEmpty() ? letter : Normalizer.normalize(bare, Normalizer.Form.NFC);
  }
}
