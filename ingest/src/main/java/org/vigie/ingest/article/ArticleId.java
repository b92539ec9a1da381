package org.vigie.ingest.article;

import org.vigie.events.fields.ShortHash;

/** An article's id: the first 64 bits of a SHA-256, as 16 lower-case hexadecimal digits. */
public final class ArticleId {
  private static final int BYTES = 8;

  private ArticleId() {}

  /**
   * The id of the article at an address that {@link CanonicalUrl#of} returned. http and https give
   * the same id, because feeds mix them and sites move from one to the other.
   */
  public static String of(String canonical) {
    return hash(canonical.startsWith("http:") ? "https" + canonical.substring(4) : canonical);
  }

  /** Hashes texts as one; a zero byte ends each, so that "a", "bc" differs from "ab", "c". */
  static String hash(String... parts) {
    return ShortHash.of(String.join("\0", parts) + "\0", BYTES);
  }
}
