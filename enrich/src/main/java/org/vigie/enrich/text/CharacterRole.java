package org.vigie.enrich.text;

import java.lang.Character.UnicodeScript;

/** What a character is: the end of a word, a part of a word, a whole word, or invisible. */
final class CharacterRole {
  static final byte ENDS_WORD = 0;
  static final byte IS_PART = 1;
  static final byte IS_WORD = 2;
  static final byte IS_INVISIBLE = 3;

  /** The role of each character in Unicode's first plane, stored because computing it is slow. */
  private static final byte[] ROLES = new byte[0x10000];

  static {
    for (int letter = 0; letter < ROLES.length; letter++) {
      ROLES[letter] = compute(letter);
    }
  }

  private CharacterRole() {}

  static byte of(int letter) {
    return letter < ROLES.length ? ROLES[letter] : compute(letter);
  }

  private static byte compute(int letter) {
    if (Folding.isInvisible(letter)) {
      return IS_INVISIBLE;
    }
    // why: Chinese and Japanese have no spaces between words, so each character is a word.
    if (Character.isIdeographic(letter)
        || UnicodeScript.of(letter).equals(UnicodeScript.HIRAGANA)) {
      return IS_WORD;
    }
    boolean part =
        (Character.isLetterOrDigit(letter) && !Folding.isApostrophe(letter))
            || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    return part ? IS_PART : ENDS_WORD;
  }
}
