package org.vigie.ingest.identity;

/** Percent-encoding in its normal form (RFC 3986, section 6.2.2). */
final class PercentEncoding {
  private PercentEncoding() {}

  /** Letters, digits and {@code -._~} as they are; every other escape in capitals. */
  static String normal(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      int value = raw.charAt(i) == '%' ? value(raw, i) : -1;
      if (value < 0) {
        out.append(raw.charAt(i));
      } else {
        if (isUnreserved(value)) {
          out.append((char) value);
        } else {
          out.append('%').append(digit(value >> 4)).append(digit(value & 0xF));
        }
        i += 2;
      }
    }
    return out.toString();
  }

  private static int value(String raw, int i) {
    if (i + 2 >= raw.length()) {
      return -1;
    }
    int high = Character.digit(raw.charAt(i + 1), 16);
    int low = Character.digit(raw.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }

  private static char digit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }
}
