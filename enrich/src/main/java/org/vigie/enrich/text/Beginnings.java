package org.vigie.enrich.text;

/**
 * Words that begin alike: in two languages, <i>transport</i> and <i>transporte</i>; in one, words
 * of one family that have different stems, <i>fermer</i> and <i>fermeture</i>.
 */
public final class Beginnings {
  /** Number of letters by which words are compared. An estimate; 6 find fewer families. */
  private static final int ALIKE = 5;

  /** Sign before the beginning of a word. No stem begins with it. */
  private static final String SIGN = "~";

  private Beginnings() {}

  /** True for a word of more letters than are compared: others are alike by chance. */
  public static boolean isLong(String word) {
    return word.length() > ALIKE;
  }

  /** Returns the key of a long word's beginning; of a short word, a key that no word has. */
  public static String of(String word) {
    return isLong(word) ? SIGN + sounds(word) : SIGN;
  }

  /** Returns the first letters without differences of spelling: ph and f, y and i, one l or two. */
  private static String sounds(String word) {
    var sounds = new StringBuilder(ALIKE);
    char last = 0;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean isPh = letter == 'h' && last == 'p';
      if (sounds.length() == ALIKE && !isPh) {
        break;
      }
      if (isPh) {
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
