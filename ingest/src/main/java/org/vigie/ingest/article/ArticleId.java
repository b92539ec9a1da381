package org.vigie.ingest.article;

import org.vigie.events.fields.ShortHash;

/** Computes an article's id: the first 64 bits of a SHA-256 as 16 hexadecimal digits. */
public final class ArticleId {
  private static final int BYTES = 8;

  private ArticleId() {}

  /**
   * Returns the id of an address that {@link CanonicalUrl#of} returned. The http and https address
   * of a page give one id, because feeds mix both schemes.
   */
  public static String of(String canonical) {
    return hash(canonical.startsWith("http:") ? "https" + canonical.substring(4) : canonical);
  }

  /** Hashes texts together. A zero byte ends each text, so that "a", "bc" and "ab", "c" differ. */
  static String hash(String... parts) {
    return ShortHash.of(String.join("\0", parts) + "\0", BYTES);
  }
}
