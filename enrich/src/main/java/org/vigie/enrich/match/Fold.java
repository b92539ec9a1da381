package org.vigie.enrich.match;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes spellings equal that readers take for the same word. */
final class Fold {
  /** One character folds to at most this many. */
  private static final int GROWTH = 4;

  /** Of the letters that European languages are written with. */
  private static final String[] TABLE = new String[0x250];

  static {
    for (char letter = 0; letter < TABLE.length; letter++) {
      TABLE[letter] = fold(letter);
    }
  }

  private Fold() {}

  /** Lower case, no accents, no ligatures: {@code Œuvre} → {@code oeuvre}. */
  static String plain(String word) {
    if (isPlain(word)) {
      return word;
    }
    var plain = new StringBuilder(word.length() + GROWTH);
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain.append(c < TABLE.length ? TABLE[c] : fold(c));
    }
    return plain.toString();
  }

  private static String fold(char letter) {
    if (Character.getType(letter) == Character.NON_SPACING_MARK) {
      return "";
    }
    char[] in = String.valueOf(letter).toLowerCase(Locale.ROOT).toCharArray();
    char[] out = new char[in.length * GROWTH];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    String folded = new String(out, 0, length);
    // why: İ is i and a mark in lower case.
    return folded.replace("\u0307", "");
  }

  /**
   * The text's characters, some exchanged one for one, so that offsets stay: all apostrophes become
   * {@code '}, invisible characters that may stand within a word become soft hyphens, and signs
   * that join what are two words to a reader become spaces.
   */
  static char[] joints(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] =
          switch (chars[i]) {
            case '\u2019',
                '\u2018',
                '\u201B',
                '\u02BC',
                '\u02B9',
                '\u2032',
                '\u00B4',
                '`',
                '\uFF07' ->
                '\'';
            case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u180E' -> '\u00AD';
            case '_', ':', '\uFF1A', '\u00B7', '\u2027', '\u2011', '\u2010' -> ' ';
            default -> chars[i];
          };
    }
    return chars;
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 128 || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }
}
