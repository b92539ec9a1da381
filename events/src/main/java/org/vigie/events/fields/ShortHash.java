package org.vigie.events.fields;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first bytes of a SHA-256: the same on every machine and in every version. */
public final class ShortHash {
  private ShortHash() {}

  /**
   * @param bytes how many bytes of the hash to keep; 8 bytes are 64 bits
   * @return two lower-case hexadecimal digits for each byte
   */
  public static String of(String text, int bytes) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
