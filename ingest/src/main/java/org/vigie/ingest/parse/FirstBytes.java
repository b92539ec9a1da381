package org.vigie.ingest.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a body say about its charset: a byte order mark, or the width and order
 * of its first characters (XML 1.0, appendix F). Feeds begin with ASCII characters.
 */
final class FirstBytes {
  /** IBM's charset of the United States. All EBCDIC charsets have letters and digits in common. */
  static final Charset EBCDIC = Charset.forName("IBM037");

  private static final String DECLARATION = "<?xml";

  /** The first four bytes of an XML declaration in EBCDIC. */
  private static final int EBCDIC_DECLARATION = 0x4C6FA794;

  private final byte[] body;

  FirstBytes(byte[] body) {
    this.body = body;
  }

  /** Returns the charset of a byte order mark; null if there is none. */
  @Nullable Charset mark() {
    if (first(3) == 0xEFBBBF) {
      return StandardCharsets.UTF_8;
    }
    return switch (first(2)) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE ->
          at(2) == 0 && at(3) == 0 ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE;
      case 0 -> first(4) == 0xFEFF ? StandardCharsets.UTF_32BE : null;
      default -> null;
    };
  }

  /** Returns UTF-16 or UTF-32 if two characters of ASCII come first in it, else null. */
  @Nullable Charset wide() {
    boolean[] ascii = new boolean[4];
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = at(i) > 0 && at(i) < 0x80;
      if (!ascii[i] && at(i) != 0) {
        return null;
      }
    }
    int pattern = (ascii[0] ? 8 : 0) + (ascii[1] ? 4 : 0) + (ascii[2] ? 2 : 0) + (ascii[3] ? 1 : 0);
    return switch (pattern) {
      case 0b0101 -> StandardCharsets.UTF_16BE;
      case 0b1010 -> StandardCharsets.UTF_16LE;
      case 0b0001 -> StandardCharsets.UTF_32BE;
      case 0b1000 -> StandardCharsets.UTF_32LE;
      default -> null;
    };
  }

  boolean isEbcdic() {
    return first(4) == EBCDIC_DECLARATION;
  }

  /** Returns true if a charset has the letters of an XML declaration where EBCDIC has them. */
  static boolean isEbcdic(Charset charset) {
    return new String(DECLARATION.getBytes(EBCDIC), charset).equals(DECLARATION);
  }

  /** Returns true if a charset has the letters of an XML declaration where ASCII has them. */
  static boolean hasAscii(Charset charset) {
    return new String(DECLARATION.getBytes(StandardCharsets.US_ASCII), charset).equals(DECLARATION);
  }

  /** Returns the first bytes, up to {@code length}, as text in a charset. */
  String text(int length, Charset charset) {
    return new String(body, 0, Math.min(body.length, length), charset);
  }

  /** Returns the first {@code length} bytes as one number. */
  private int first(int length) {
    int number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | at(i);
    }
    return number;
  }

  private int at(int index) {
    return index < body.length ? body[index] & 0xFF : 0xFF;
  }
}
