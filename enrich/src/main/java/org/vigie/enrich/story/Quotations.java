package org.vigie.enrich.story;

/**
 * Finds what stands between quotation marks, in the ways French, English, German, Spanish write.
 */
final class Quotations {
  private static final String OPENING = "«»“”„\"";

  private Quotations() {}

  /** Takes a range of UTF-16 code units. */
  interface Range {
    void accept(int start, int end);
  }

  /**
   * Gives each quotation between its marks. One that is not closed before its paragraph ends is
   * none: a lost mark must not turn the rest of a text into a quotation.
   */
  static void each(String text, Range range) {
    int start = -1;
    char opening = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (start < 0) {
        if (OPENING.indexOf(letter) >= 0) {
          opening = letter;
          start = at + 1;
        }
      } else if (letter == '\n') {
        start = -1;
      } else if (closes(opening, letter)) {
        range.accept(start, at);
        start = -1;
      }
    }
  }

  private static boolean closes(char opening, char letter) {
    return switch (opening) {
      case '«' -> letter == '»';
      case '»' -> letter == '«';
      case '„' -> letter == '“' || letter == '”';
      case '“', '”' -> letter == '”';
      default -> letter == '"';
    };
  }
}
