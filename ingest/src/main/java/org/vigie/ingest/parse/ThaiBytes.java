package org.vigie.ingest.parse;

/**
 * Recognises Thai text in the charset windows-874, which the library ICU doesn't guess. Marks above
 * and below a letter must follow a letter, and some vowels must precede one. Text in other charsets
 * breaks these rules in most places.
 */
final class ThaiBytes {
  /** Minimum number of marks and vowels to judge by. An estimate: a title has as many. */
  private static final int ENOUGH = 8;

  private ThaiBytes() {}

  /** Returns true if nine of ten marks and vowels in the text stand where Thai has them. */
  static boolean areIn(byte[] body, int length) {
    int judged = 0;
    int right = 0;
    for (int i = 0; i < length; i++) {
      int b = body[i] & 0xFF;
      if ((b >= 0xDB && b <= 0xDE) || b >= 0xFC) {
        return false; // Not used in Thai, but by most other charsets.
      }
      if (isMark(b)) {
        judged++;
        int before = i == 0 ? 0 : body[i - 1] & 0xFF;
        right += isLetter(before) || isMark(before) ? 1 : 0;
      } else if (b >= 0xE0 && b <= 0xE4) {
        judged++;
        right += i + 1 < length && isLetter(body[i + 1] & 0xFF) ? 1 : 0;
      }
    }
    return judged >= ENOUGH && right >= judged - judged / 10;
  }

  private static boolean isLetter(int b) {
    return b >= 0xA1 && b <= 0xCE;
  }

  private static boolean isMark(int b) {
    return b == 0xD1 || (b >= 0xD4 && b <= 0xDA) || (b >= 0xE7 && b <= 0xEE);
  }
}
