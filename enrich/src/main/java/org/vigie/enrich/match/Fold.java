package org.vigie.enrich.match;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes spellings equal that readers take for the same word. */
final class Fold {
  /** One character folds to at most this many. */
  private static final int GROWTH = 4;

  private Fold() {}

  /** Lower case, no accents, no ligatures: {@code Œuvre} → {@code oeuvre}. */
  static String plain(String word) {
    if (isPlain(word)) {
      return word;
    }
    char[] in = word.toLowerCase(Locale.ROOT).toCharArray();
    char[] out = new char[in.length * GROWTH];
    int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (Character.getType(out[i]) != Character.NON_SPACING_MARK) {
        out[kept++] = out[i];
      }
    }
    return new String(out, 0, kept);
  }

  /**
   * The text with characters exchanged one for one, so that offsets stay: all apostrophes become
   * {@code '}, invisible characters that may stand within a word become soft hyphens, and signs
   * that join what are two words to a reader become spaces.
   */
  static String joints(String text) {
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
    return new String(chars);
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
