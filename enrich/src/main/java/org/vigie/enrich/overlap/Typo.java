package org.vigie.enrich.overlap;

import java.util.Arrays;

/** Checks whether one word is a misspelling of another word. */
final class Typo {
  /** Minimum number of letters of a misspelt word. An estimate: short words are too similar. */
  private static final int SHORTEST = 4;

  private Typo() {}

  /** True if one letter differs or is missing, or two are swapped. False for words with digits. */
  static boolean between(String one, String other) {
    if (Math.min(one.length(), other.length()) < SHORTEST || hasDigit(one) || hasDigit(other)) {
      return false;
    }
    int same = Math.max(0, Arrays.mismatch(one.toCharArray(), other.toCharArray()));
    String a = one.substring(same);
    String b = other.substring(same);
    return from(1, a).equals(from(1, b))
        || from(1, a).equals(b)
        || a.equals(from(1, b))
        || isSwap(a, b);
  }

  private static boolean isSwap(String a, String b) {
    return a.length() > 1
        && b.length() > 1
        && a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)
        && from(2, a).equals(from(2, b));
  }

  private static String from(int letter, String word) {
    return word.substring(Math.min(letter, word.length()));
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }
}
