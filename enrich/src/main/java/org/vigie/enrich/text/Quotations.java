package org.vigie.enrich.text;

import java.util.BitSet;

/** Finds quotations by the quotation marks of French, English, German and Spanish. */
public final class Quotations {
  private static final char NONE = 0;

  /** Letters before which an apostrophe stands for what is left out: Dutch 's nachts, 't, 'n. */
  private static final String CLIPPED = "stnmkrd";

  private Quotations() {}

  /** Receives a range of a text: the index of its first UTF-16 code unit, and one past its last. */
  public interface Range {
    void accept(int start, int end);
  }

  /**
   * Passes the range of each quotation, without its marks, to {@code range}. Leaves out quotations
   * that are still open at the end of their paragraph: the author forgot the closing mark. Leaves
   * out quotations in single marks, because an apostrophe looks like a single mark.
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

  /**
   * True if {@code position} lies in a quotation that begins at {@code start} or later. The
   * quotation can have double or single marks.
   */
  public static boolean isQuoted(String text, int start, int position) {
    char open = NONE;
    for (int i = start; i < position; i++) {
      open = after(open, text, i);
    }
    return open != NONE;
  }

  /**
   * Returns the positions from {@code start} to {@code end} for which {@link #isQuoted} is true,
   * counted from {@code start}. Reads the text once.
   */
  public static BitSet quoted(String text, int start, int end) {
    var quoted = new BitSet(end - start);
    char open = NONE;
    int from = start;
    for (int i = start; i < end; i++) {
      char next = after(open, text, i);
      if (open == NONE) {
        from = i + 1;
      } else if (next == NONE) {
        quoted.set(from - start, i + 1 - start);
      }
      open = next;
    }
    if (open != NONE) {
      quoted.set(from - start, end - start);
    }
    return quoted;
  }

  /** Returns the mark of the quotation open after a character, if {@code open} is before it. */
  private static char after(char open, String text, int i) {
    char c = text.charAt(i);
    // why: nearly every character is a letter or a space, and no mark is below « but these two.
    if (c < '«' && c != '"' && c != '\'') {
      return open;
    }
    if (open == NONE) {
      return opens(c) || opensSingle(text, i) ? c : NONE;
    }
    return (isSingle(open) ? closesSingle(text, i) : closes(open, c)) ? NONE : open;
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

  /** True if a single mark opens a quotation: before a word, not inside one as in {@code l'IA}. */
  private static boolean opensSingle(String text, int i) {
    return isSingle(text.charAt(i))
        && (i == 0 || Character.isWhitespace(text.charAt(i - 1)) || text.charAt(i - 1) == '(')
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i + 1))
        && !isClipped(text, i + 1);
  }

  /** True for a word of one consonant; no quotation begins with one. */
  private static boolean isClipped(String text, int i) {
    return CLIPPED.indexOf(text.charAt(i)) >= 0
        && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
  }

  private static boolean closesSingle(String text, int i) {
    return isSingle(text.charAt(i))
        && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
  }
}
