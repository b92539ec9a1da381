package org.vigie.enrich.text;

/** Finds quotations by their marks, as French, English, German and Spanish use them. */
public final class Quotations {
  private static final char NONE = 0;

  private Quotations() {}

  /** Takes a range of UTF-16 code units. */
  public interface Range {
    void accept(int start, int end);
  }

  /**
   * Gives each quotation without its marks. A quotation that its paragraph doesn't close is left
   * out: a lost mark must not turn the rest of the text into a quotation. Single marks are left
   * out, too: over a whole text they can't be told from apostrophes.
   */
  public static void each(String text, Range range) {
    char open = NONE;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (open == NONE) {
        open = opens(c) ? c : NONE;
        start = i + 1;
      } else if (c == '\n') {
        open = NONE;
      } else if (closes(open, c)) {
        range.accept(start, i);
        open = NONE;
      }
    }
  }

  /** True if a position is within quotation marks, single ones included, that open after start. */
  public static boolean isQuoted(String text, int start, int position) {
    char open = NONE;
    for (int i = start; i < position; i++) {
      char c = text.charAt(i);
      if (open == NONE) {
        open = opens(c) || opensSingle(text, i) ? c : NONE;
      } else if (isSingle(open) ? closesSingle(text, i) : closes(open, c)) {
        open = NONE;
      }
    }
    return open != NONE;
  }

  static boolean isClosing(char c) {
    return "»”“\"".indexOf(c) >= 0;
  }

  private static boolean opens(char c) {
    return "\"«»“„".indexOf(c) >= 0;
  }

  private static boolean closes(char open, char c) {
    return switch (open) {
      case '«' -> c == '»';
      case '»' -> c == '«';
      case '“' -> c == '”' || c == '"';
      case '„' -> c == '“' || c == '”' || c == '"';
      default -> c == open;
    };
  }

  private static boolean isSingle(char c) {
    return c == '\'' || c == '‘' || c == '’';
  }

  /** True before a word that an apostrophe doesn't join to the one before. */
  private static boolean opensSingle(String text, int i) {
    return isSingle(text.charAt(i))
        && (i == 0 || Character.isWhitespace(text.charAt(i - 1)) || text.charAt(i - 1) == '(')
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static boolean closesSingle(String text, int i) {
    return isSingle(text.charAt(i))
        && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
  }
}
