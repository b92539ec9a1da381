package org.vigie.ingest.text;

import com.ibm.icu.text.UnicodeSet;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Removes invisible characters from text and normalizes its white space. */
public final class Characters {
  /** U+0300, the first combining accent. Text with only characters below it is in NFC already. */
  private static final int COMBINING = 0x300;

  /** Invisible characters, such as control characters, soft hyphens and byte order marks. */
  private static final UnicodeSet INVISIBLE =
      new UnicodeSet(
              "[\\u0000-\\u001f \\u007f-\\u009f \\u00ad \\u034f \\u061c \\u180e \\u200b \\u200e"
                  + " \\u200f \\u202a-\\u202e \\u2060-\\u206f \\ufeff \\ufff9-\\ufffb \\ufffe \\uffff]")
          .freeze();

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\x00-\\x1f\\x7f\\p{Cs}]");

  private static final int SPACE = 1;
  private static final int LINE = 2;
  private static final int PARAGRAPH = 3;

  private Characters() {}

  /**
   * Returns true for a letter of a script that is written without spaces between words, such as
   * Chinese or Thai. Also for a few that have spaces, such as Korean.
   */
  public static boolean isUnspaced(int letter) {
    return (letter >= '\u0e00' && letter < '\u1e00')
        || (letter >= '\u2e80' && letter < Character.MIN_SURROGATE)
        || Character.isIdeographic(letter);
  }

  /**
   * Returns text in Unicode normal form C (NFC), without invisible characters and lone surrogates.
   * White space becomes a single space, line feed or empty line.
   */
  static String tidy(String text) {
    // why: every character of every feed passes through here, and plain arrays are fast.
    char[] in = text.toCharArray();
    if (tidyEnd(in, 0) == in.length) {
      return text;
    }
    char[] out = new char[2 * in.length];
    int length = 0;
    int gap = 0;
    char highest = 0;
    int i = 0;
    while (i < in.length) {
      char c = isPlain(in[i]) ? in[i] : replacement(in[i]);
      if (isPlain(in[i]) || isKept(text, i, c)) {
        length += gap == 0 || length == 0 ? 0 : putGap(out, length, gap);
        gap = 0;
        out[length++] = c;
        highest = c > highest ? c : highest;
        int end = tidyEnd(in, i + 1);
        System.arraycopy(in, i + 1, out, length, end - i - 1);
        length += end - i - 1;
        i = end;
      } else {
        gap = widened(gap, c);
        i++;
      }
    }
    String tidied = new String(out, 0, length);
    return highest < COMBINING ? tidied : Normalizer.normalize(tidied, Normalizer.Form.NFC);
  }

  /** Returns the gap that a gap becomes if a space or line break follows. */
  private static int widened(int gap, char c) {
    return switch (c) {
      case ' ' -> Math.max(gap, SPACE);
      case '\n' -> gap >= LINE ? PARAGRAPH : LINE;
      case '\u2029' -> PARAGRAPH;
      default -> gap;
    };
  }

  /**
   * Returns the end of the text that can stay as it is, from an index on: plain characters, with
   * single spaces between them.
   */
  private static int tidyEnd(char[] text, int from) {
    int i = plainEnd(text, from);
    while (i > from && i + 1 < text.length && text[i] == ' ' && isPlain(text[i + 1])) {
      i = plainEnd(text, i + 1);
    }
    return i;
  }

  private static int plainEnd(char[] text, int from) {
    int i = from;
    while (i < text.length && isPlain(text[i])) {
      i++;
    }
    return i;
  }

  /** Writes white space from an index on; returns the number of characters that it writes. */
  private static int putGap(char[] out, int at, int gap) {
    out[at] = gap == SPACE ? ' ' : '\n';
    if (gap != PARAGRAPH) {
      return 1;
    }
    out[at + 1] = '\n';
    return 2;
  }

  /** Removes control characters and lone surrogates from a value, and white space around it. */
  public static String printable(String value) {
    return (isPrintableAscii(value) ? value : UNPRINTABLE.matcher(value).replaceAll("")).strip();
  }

  /** Returns true if a value consists of ASCII characters that print, and spaces. */
  public static boolean isPrintableAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** Returns true for a sign or letter, such as é, that stays in the text as it is. */
  private static boolean isPlain(char c) {
    return (c > ' ' && c < 0x7F) || (c > 0xA0 && c < COMBINING && c != 0xAD);
  }

  private static char replacement(char c) {
    if (c < 0x80) {
      return c == '\t' || c == '\r' || c == '\f' || c == 0x0B ? ' ' : c;
    }
    if (c <= 0x9F) {
      // why: U+0080 to U+009F in text are windows-1252 bytes that were decoded as ISO 8859-1.
      return Mojibake.CP1252.charAt(c - 0x80);
    }
    if (c == '\u2028') {
      return '\n';
    }
    return Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
  }

  private static boolean isKept(String text, int i, char c) {
    if (c == ' ' || c == '\u2029') {
      return false;
    }
    if (c == '\u200c' || c == '\u200d') {
      return i > 0 && joins(text.charAt(i - 1));
    }
    return !INVISIBLE.contains(c) && !(Character.isSurrogate(c) && isLone(text, i, c));
  }

  /** Returns true if a zero-width joiner has an effect after a character, as in Arabic. */
  private static boolean joins(char before) {
    return before >= 0x0590 && !(before >= 0x1E00 && before < 0x2100);
  }

  private static boolean isLone(String text, int i, char c) {
    return Character.isHighSurrogate(c)
        ? i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
