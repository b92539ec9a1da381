package org.vigie.events.fields;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the beginning of the SHA-256 hash of a text, in hexadecimal. */
public final class ShortHash {
  /** Number of bytes of an article's id. */
  private static final int ID = 8;

  private ShortHash() {}

  /**
   * Returns the id of the article that is first seen at a canonical URL. The http and https
   * addresses of a page give the same id, because feeds use both for one article.
   */
  public static String ofAddress(String canonical) {
    String secure = canonical.startsWith("http:") ? "https" + canonical.substring(4) : canonical;
    return of(secure + "\0", ID);
  }

  /** Returns the hash's first {@code bytes} bytes, each as two lower-case hexadecimal digits. */
  public static String of(String text, int bytes) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no SHA-256", e);
    }
  }
}
