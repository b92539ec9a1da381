package org.vigie.ingest.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Repairs UTF-8 that someone read as windows-1252: {@code sÃ©curitÃ©} becomes {@code sécurité}.
 *
 * <p>Each sequence is judged by itself, so that a text of which only a part went wrong keeps its
 * good part. A sequence that ends in what could be a quotation mark, a dash or a space ({@code
 * MAÇÃ»}) is only touched in a word, or when the text has another that leaves no doubt.
 */
final class Mojibake {
  /** The characters of bytes 0x80 to 0x9F in windows-1252; controls where it has none. */
  static final String CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

  private static final String DOUBTFUL = " \u00a0«»‘’“”–—…‹›‚„•";
  private static final int ROUNDS = 3;

  private Mojibake() {}

  /** The text repaired, as often as it was misread, three times at most. */
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

  /** One round of repairs; null when there was nothing to repair. */
  private static @Nullable String once(String text) {
    boolean certain = false;
    boolean found = false;
    for (int i = 0; i < text.length() && !certain; i++) {
      if (isLead(text.charAt(i))) {
        int length = length(text, i);
        found |= length > 0;
        certain = length > 0 && !isDoubtful(text, i, length);
      }
    }
    return found ? rewritten(text, certain) : null;
  }

  private static @Nullable String rewritten(String text, boolean certain) {
    StringBuilder out = new StringBuilder(text.length());
    boolean changed = false;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int length = isLead(c) ? length(text, i) : 0;
      String repaired =
          length > 0 && (certain || fits(text, i, length)) ? decoded(text, i, length) : null;
      if (repaired != null) {
        out.append(repaired);
        i += length;
      } else if (certain && c == 'â' && text.startsWith("€", i + 1)) {
        out.append('”'); // The third byte, 0x9D, is a control and often lost on the way.
        i += 2;
      } else if (certain && c == 'Ã' && (i + 1 == text.length() || text.charAt(i + 1) == '\n')) {
        out.append('à'); // The second byte, a no-break space, was taken for the end of the line.
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

  private static boolean isLead(char c) {
    return c >= 'Â'
        && c <= 'ð'
        && (c <= 'Ã' || c == 'Ä' || c == 'Å' || c == 'â' || c == 'ï' || c == 'ð');
  }

  /** How many characters from {@code start} are the bytes of one character; 0 when they aren't. */
  private static int length(String text, int start) {
    char lead = text.charAt(start);
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
    return switch (lead) {
      case 'â' -> second == 0x93 || second == 0x94 ? 0 : length; // Quotation marks: âm“…
      case 'ï' -> second == 0xBB || second == 0xBF ? length : 0; // Byte order mark, replacement.
      case 'ð' -> second == 0x9F ? length : 0; // Pictures.
      default -> length;
    };
  }

  /** The byte that a character stands for, or -1. A space may have been a no-break space. */
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
    return length == 2 && DOUBTFUL.indexOf(text.charAt(start + 1)) >= 0 && !inWord(text, start);
  }

  /** Whether a sequence may be repaired although nothing else in the text is broken. */
  private static boolean fits(String text, int start, int length) {
    if (length != 2 || DOUBTFUL.indexOf(text.charAt(start + 1)) < 0) {
      return true;
    }
    char second = text.charAt(start + 1);
    boolean afterCapital = start > 0 && Character.isUpperCase(text.charAt(start - 1));
    return inWord(text, start) || (second != ' ' && text.charAt(start) <= 'Ã' && !afterCapital);
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
