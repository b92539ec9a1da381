package org.vigie.alerts.console;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;

/** Measures the width of text on a terminal, in columns. */
final class Columns {
  private Columns() {}

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  /** Cuts a text that is wider than {@code columns} columns, and ends it with an ellipsis. */
  static String fit(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    int used = 1;
    int end = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      used += width(c);
      if (used > columns) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** Returns 0 for combining marks, 2 for emoji and wide characters (Unicode Annex 11), else 1. */
  private static int width(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default ->
          switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
            case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
            default -> Character.isEmojiPresentation(c) ? 2 : 1;
          };
    };
  }
}
