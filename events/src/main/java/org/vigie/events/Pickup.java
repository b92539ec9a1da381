package org.vigie.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a release that an article took.
 *
 * @param release the release's id; null for a {@code MENTION}
 * @param shareOfRelease of the release's text found in the article, 0 to 1
 * @param shareOfArticle of the article's title and text found in the release, 0 to 1
 * @param confidence 0 to 1
 * @param toReview whether a person should confirm it: always true for a {@code PARAPHRASE}
 */
public record Pickup(
    @Nullable String release,
    Kind kind,
    double shareOfRelease,
    double shareOfArticle,
    double confidence,
    boolean toReview,
    List<Passage> passages) {

  public Pickup {
    passages = List.copyOf(passages);
  }

  /** Strongest first. */
  public enum Kind {
    /** The release's text, whole or in large part. */
    REPRINT,
    /** A passage or a quotation of the release, word for word. */
    QUOTE,
    /** The release's points in other words or another language. */
    PARAPHRASE,
    /** The article names us and takes nothing. */
    MENTION;

    public boolean isStrongerThan(@Nullable Kind other) {
      return other == null || compareTo(other) < 0;
    }

    /** Whether the article took something from a release. */
    public boolean takes() {
      return this != MENTION;
    }
  }

  /**
   * A sequence of words that article and release share. Offsets are UTF-16 code units: in the
   * article's {@code field}, and in the release's text in {@code language}.
   */
  public record Passage(
      Tag.Field field,
      int articleStart,
      int articleEnd,
      int releaseStart,
      int releaseEnd,
      String language) {}
}
