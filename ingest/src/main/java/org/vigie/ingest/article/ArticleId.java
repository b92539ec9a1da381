package org.vigie.ingest.article;

import java.util.HexFormat;
import org.vigie.events.fields.ShortHash;

/** Computes an article's id: the first 64 bits of a SHA-256 as 16 hexadecimal digits. */
public final class ArticleId {
  private static final int BYTES = 8;

  private ArticleId() {}

  /** Returns the id of the article whose URL {@link CanonicalUrl#of} returned. */
  public static String of(String canonical) {
    return ShortHash.ofAddress(canonical);
  }

  /** Hashes texts together, each ended by a zero byte, so that "a", "bc" differs from "ab", "c". */
  static String hash(String... parts) {
    return ShortHash.of(String.join("\0", parts) + "\0", BYTES);
  }

  /** Returns an id or another result of {@link #hash} as a number. */
  static long number(String id) {
    return Long.parseUnsignedLong(id, 16);
  }

  static String text(long number) {
    return HexFormat.of().toHexDigits(number);
  }
}
