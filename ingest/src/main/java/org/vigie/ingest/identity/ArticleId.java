package org.vigie.ingest.identity;

/** An article's id: the first 16 hexadecimal digits (64 bits) of a SHA-256. */
public final class ArticleId {
  private ArticleId() {}

  /**
   * The id of the article at an address. http and https are the same address: feeds mix them, sites
   * move from one to the other.
   *
   * @param canonical as {@link CanonicalUrl#of} gives it
   * @return 16 lower-case hexadecimal digits, the same on every machine and in every version
   */
  public static String of(String canonical) {
    return Hash.of(canonical.startsWith("http:") ? "https" + canonical.substring(4) : canonical);
  }
}
