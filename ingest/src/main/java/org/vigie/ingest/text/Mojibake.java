package org.vigie.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Repairs UTF-8 that was decoded as windows-1252: {@code sÃ©curitÃ©} becomes {@code sécurité}.
 *
 * <p>Each sequence such as {@code Ã©} is judged alone, so that the correct part of a text is kept.
 * A sequence that ends in a quotation mark, a dash or a space is doubtful: it may be correct text,
 * as in {@code «MAÇÃ»}. After a capital letter, it is only repaired if a lower-case letter follows
 * or if the text also has a sequence that is not doubtful.
 */
final class Mojibake {
  /** The characters of windows-1252 bytes 0x80 to 0x9F. Unassigned bytes are C1 controls. */
  static final String CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  private static final char LEAST_LEAD = 'Â';

  private static final String DOUBTFUL = " \u00a0«»‘’“”–—…‹›‚„•";

  /** Maximum number of repairs of a text. An estimate: feeds decode wrongly up to three times. */
  private static final int ROUNDS = 3;

  private Mojibake() {}

  /** Repairs a text that was wrongly decoded up to three times; returns other text unchanged. */
  static String repair(String text) {
    String current = text;
    for (int round = 0; round < ROUNDS; round++) {
      String next = once(current);
      if (next == null) {
        return current;
      }
      current = next;
    }
    return current;
  }

  /** Undoes one wrong decoding of a text; returns null if there is nothing to repair. */
  private static @Nullable String once(String text) {
    boolean certain = false;
    boolean found = false;
    char[] letters = text.toCharArray();
    for (int i = nextLead(letters, 0);
        i < letters.length && !certain;
        i = nextLead(letters, i + 1)) {
      int length = length(text, i);
      found |= length > 0;
      certain = length > 0 && (!isDoubtful(text, i, length) || inWord(text, i));
    }
    return found ? rewritten(text, certain) : null;
  }

  /** Returns the index of the next lead from an index on; the text's length if there is none. */
  private static int nextLead(char[] text, int from) {
    int i = from;
    // why: most characters are below the least lead, and most others are é.
    while (i < text.length && (text[i] < LEAST_LEAD || text[i] == 'é' || !isLead(text[i]))) {
      i++;
    }
    return i;
  }

  /** True for what the first UTF-8 bytes of European letters and emoji become in windows-1252. */
  private static boolean isLead(char c) {
    // why: a search in a string takes longer, and French texts have many letters from à on.
    return (c >= 'Â' && c <= 'Å') || c == 'â' || c == 'ï' || c == 'ð';
  }

  private static @Nullable String rewritten(String text, boolean certain) {
    StringBuilder out = new StringBuilder(text.length());
    boolean changed = false;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int length = length(text, i);
      String repaired =
          length > 0 && (certain || fits(text, i, length)) ? decoded(text, i, length) : null;
      if (repaired != null) {
        out.append(repaired);
        i += length;
      } else if (certain && c == 'â' && text.startsWith("€", i + 1)) {
        out.append('”'); // The third byte, 0x9D, is a control character, which is often removed.
        i += 2;
      } else if (certain && c == 'Ã' && (i + 1 == text.length() || text.charAt(i + 1) == '\n')) {
        out.append('à'); // The second byte became a no-break space and was trimmed.
        i++;
      } else {
        out.append(c);
        i++;
        continue;
      }
      changed = true;
    }
    return changed ? out.toString() : null;
  }

  /** Returns the length of a broken character at {@code start}, 2 for {@code Ã©}; 0 if none. */
  private static int length(String text, int start) {
    char lead = text.charAt(start);
    if (!isLead(lead)) {
      return 0;
    }
    int length = lead < 'à' ? 2 : lead < 'ð' ? 3 : 4;
    if (start + length > text.length()) {
      return 0;
    }
    for (int i = start + 1; i < start + length; i++) {
      int value = value(text.charAt(i), lead <= 'Ã');
      if (value < 0x80 || value > 0xBF) {
        return 0;
      }
    }
    int second = value(text.charAt(start + 1), false);
    boolean plausible =
        switch (lead) {
          case 'â' -> second != 0x93 && second != 0x94; // A quotation mark after the letter â.
          case 'ï' -> second == 0xBB || second == 0xBF; // A byte order mark or U+FFFD.
          case 'ð' -> second == 0x9F; // The first bytes of an emoji.
          default -> true;
        };
    return plausible ? length : 0;
  }

  /** Returns the windows-1252 byte of {@code c}, or -1. A space may count as a no-break space. */
  private static int value(char c, boolean spaceCounts) {
    if (c == ' ') {
      return spaceCounts ? 0xA0 : -1;
    }
    if (c >= 0x80 && c <= 0xFF) {
      return c;
    }
    int index = c > 0xFF ? CP1252.indexOf(c) : -1;
    return index < 0 ? -1 : 0x80 + index;
  }

  private static boolean isDoubtful(String text, int start, int length) {
    return length == 2 && DOUBTFUL.indexOf(text.charAt(start + 1)) >= 0;
  }

  /** Returns true to repair a sequence if all in the text are doubtful: "Ã»", but not "AÃ»". */
  private static boolean fits(String text, int start, int length) {
    boolean afterCapital = start > 0 && Character.isUpperCase(text.charAt(start - 1));
    return !isDoubtful(text, start, length)
        || inWord(text, start)
        || (text.charAt(start + 1) != ' ' && text.charAt(start) <= 'Ã' && !afterCapital);
  }

  private static boolean inWord(String text, int start) {
    return text.charAt(start + 1) != ' '
        && start + 2 < text.length()
        && Character.isLowerCase(text.charAt(start + 2));
  }

  private static @Nullable String decoded(String text, int start, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) value(text.charAt(start + i), true);
    }
    boolean lostNoBreak = text.charAt(start + length - 1) == ' ';
    try {
      String one = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return lostNoBreak && !one.equals("\u00a0") ? one + " " : one;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
