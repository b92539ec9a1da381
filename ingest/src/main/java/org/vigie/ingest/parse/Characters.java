package org.vigie.ingest.parse;

import java.text.Normalizer;

/** What characters of a text are kept, and how its white space is written. */
final class Characters {
  private static final int NFC_BELOW = 0x300;

  private Characters() {}

  /**
   * NFC; soft hyphens, zero-width characters, controls and broken surrogates left out; every kind
   * of space a plain one, never two in a row; at most one empty line between two lines.
   */
  static String tidy(String text) {
    // why: arrays, since every character of every feed comes through here.
    char[] in = text.toCharArray();
    char[] out = new char[2 * in.length];
    int length = 0;
    int spaces = 0;
    int lines = 0;
    char highest = 0;
    for (int i = 0; i < in.length; i++) {
      char c = replacement(in[i]);
      if (c == '\n') {
        lines++;
      } else if (c == '\u2029') {
        lines += 2;
      } else if (c == ' ') {
        spaces++;
      } else if (isKept(text, i, c)) {
        if (length > 0 && lines > 0) {
          out[length++] = '\n';
          if (lines > 1) {
            out[length++] = '\n';
          }
        } else if (length > 0 && spaces > 0) {
          out[length++] = ' ';
        }
        spaces = 0;
        lines = 0;
        out[length++] = c;
        highest = c > highest ? c : highest;
      }
    }
    String tidied = new String(out, 0, length);
    return highest < NFC_BELOW ? tidied : Normalizer.normalize(tidied, Normalizer.Form.NFC);
  }

  /**
   * Without controls, spaces at the ends, or broken surrogates; for identifiers, kept as is else.
   */
  static String printable(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != 0x7F && !isBroken(value, i, c)) {
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  /** At most {@code length} UTF-16 code units, without half a character at the end. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  private static char replacement(char c) {
    if (c < 0x80) {
      return c == '\t' || c == '\r' || c == '\f' || c == 0x0B ? ' ' : c;
    }
    if (c <= 0x9F) {
      // why: a C1 control in text is a byte of windows-1252 that was taken for ISO 8859-1.
      return Mojibake.CP1252.charAt(c - 0x80);
    }
    return switch (c) {
      case '\u00a0', '\u1680', '\u202f', '\u205f', '\u3000' -> ' ';
      case '\u2028' -> '\n';
      default -> c >= '\u2000' && c <= '\u200a' ? ' ' : c;
    };
  }

  private static boolean isKept(String text, int i, char c) {
    if (c < 0x80) {
      return c >= ' ' && c != 0x7F;
    }
    if (c <= 0x9F || c == 0xAD || c >= 0xFFFE) {
      return false;
    }
    if (c < 0x034F) {
      return true;
    }
    return switch (c) {
      case '\u034f', '\u061c', '\u180e', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff' -> false;
      case '\u200c', '\u200d' -> i > 0 && joins(text.charAt(i - 1));
      default ->
          !(c >= '\u202a' && c <= '\u202e')
              && !(c >= '\u2061' && c <= '\u206f')
              && !(c >= '\ufff9' && c <= '\ufffb')
              && !isBroken(text, i, c);
    };
  }

  /** Whether joiners mean something after this character: in other scripts, and in pictures. */
  private static boolean joins(char before) {
    return before >= 0x0590 && !(before >= 0x1E00 && before < 0x2100);
  }

  private static boolean isBroken(String text, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
