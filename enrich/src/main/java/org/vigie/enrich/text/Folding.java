package org.vigie.enrich.text;

import java.text.Normalizer;

/** What makes two letters the same: case, accents, ligatures and marks set aside. */
final class Folding {
  private static final int TABLE = 0x250;
  private static final String[] FOLDED = new String[TABLE];

  static {
    for (int letter = 0; letter < TABLE; letter++) {
      FOLDED[letter] = compute(letter);
    }
  }

  private Folding() {}

  static boolean isPartOfWord(int letter) {
    if (letter < 0x80) {
      return (letter >= 'a' && letter <= 'z')
          || (letter >= 'A' && letter <= 'Z')
          || (letter >= '0' && letter <= '9');
    }
    return Character.isLetterOrDigit(letter);
  }

  /** Marks and joiners that stand inside a word without parting it. */
  static boolean isInvisible(int letter) {
    if (letter < 0x80) {
      return false;
    }
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK
        || type == Character.FORMAT
        || type == Character.ENCLOSING_MARK;
  }

  /** At least one character. */
  static String fold(int letter) {
    return letter < TABLE ? FOLDED[letter] : compute(letter);
  }

  private static String compute(int letter) {
    String special =
        switch (letter) {
          case 'œ', 'Œ' -> "oe";
          case 'æ', 'Æ' -> "ae";
          case 'ß', 'ẞ' -> "ss";
          case 'ø', 'Ø' -> "o";
          case 'ł', 'Ł' -> "l";
          case 'đ', 'Đ' -> "d";
          case 'ı' -> "i";
          default -> "";
        };
    if (!special.isEmpty()) {
      return special;
    }
    String whole = Character.toString(letter);
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(whole, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(bare::appendCodePoint);
    return bare.isEmpty() ? whole : bare.toString();
  }
}
