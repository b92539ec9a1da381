package org.vigie.enrich.points;

/** Words of different languages that begin alike: <i>transport</i> and <i>transporte</i>. */
final class Cognates {
  /** Number of letters by which words of different languages are compared. An estimate. */
  private static final int ALIKE = 5;

  /** Sign before the beginning of a word. No stem begins with it. */
  private static final String SIGN = "~";

  private Cognates() {}

  /** True for a word of more letters than are compared: others are alike by chance. */
  static boolean isLong(String word) {
    return word.length() > ALIKE;
  }

  /** Returns the key of a long word's beginning; of a short word, a key that no point has. */
  static String beginning(String word) {
    return isLong(word) ? SIGN + sounds(word) : SIGN;
  }

  /** Returns the first letters without differences of spelling: ph and f, y and i, one l or two. */
  private static String sounds(String word) {
    var sounds = new StringBuilder(ALIKE);
    char last = 0;
    for (int i = 0; i < word.length() && sounds.length() < ALIKE; i++) {
      char letter = word.charAt(i);
      if (letter == 'h' && last == 'p') {
        sounds.setCharAt(sounds.length() - 1, 'f');
      } else if (letter != 'h' || last != 't') {
        letter = sound(letter);
        if (letter != last) {
          sounds.append(letter);
        }
      }
      last = letter;
    }
    return sounds.toString();
  }

  private static char sound(char letter) {
    return switch (letter) {
      case 'c', 'q' -> 'k';
      case 'y', 'j' -> 'i';
      case 'z' -> 's';
      case 'w' -> 'v';
      default -> letter;
    };
  }
}
