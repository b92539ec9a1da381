package org.vigie.enrich.overlap;

/** Tells whether one word is a misspelling of another. */
final class Typo {
  /** Chosen: of shorter words too many differ by one letter. */
  private static final int SHORTEST = 4;

  private Typo() {}

  /** True if one letter is changed, added, dropped or swapped with the next; never with digits. */
  static boolean between(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    int more = longer.length() - shorter.length();
    if (shorter.length() < SHORTEST || more > 1 || hasDigit(one) || hasDigit(other)) {
      return false;
    }
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    if (more == 1) {
      return shorter.substring(same).equals(longer.substring(same + 1));
    }
    return same + 1 >= shorter.length()
        || shorter.substring(same + 1).equals(longer.substring(same + 1))
        || isSwap(shorter, longer, same);
  }

  private static boolean isSwap(String one, String other, int at) {
    return one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && one.substring(at + 2).equals(other.substring(at + 2));
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }
}
