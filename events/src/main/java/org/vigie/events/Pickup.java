package org.vigie.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an article uses a release, or the finding that it only names the organisation.
 *
 * @param release the release's id; null for a {@code MENTION}
 * @param shareOfRelease share of the release's text that the article contains, from 0 to 1
 * @param shareOfArticle share of the article's title and text that the release contains, from 0 to
 *     1
 * @param confidence how certain Vigie is of the kind, from 0 to 1
 * @param toReview true if a person should confirm the pickup; always true for a {@code PARAPHRASE}
 * @param snippet the sentence of the article that shows best what it took, or a part of that
 *     sentence; empty for a {@code MENTION}
 * @param surfaces words of the snippet that are the release's, or show that it says the same
 * @param restated the sentence of the release, or of a message, that the snippet says in other
 *     words; empty if the snippet is word for word, or if no such sentence is known
 */
public record Pickup(
    @Nullable String release,
    Kind kind,
    double shareOfRelease,
    double shareOfArticle,
    double confidence,
    boolean toReview,
    List<Passage> passages,
    String snippet,
    List<String> surfaces,
    String restated) {

  /** Creates a pickup without a snippet. */
  public Pickup(
      @Nullable String release,
      Kind kind,
      double shareOfRelease,
      double shareOfArticle,
      double confidence,
      boolean toReview,
      List<Passage> passages) {
    this(
        release,
        kind,
        shareOfRelease,
        shareOfArticle,
        confidence,
        toReview,
        passages,
        "",
        List.of(),
        "");
  }

  public Pickup {
    passages = List.copyOf(passages);
    // why: records of earlier versions have no snippet, and no sentence that it restates.
    snippet = snippet == null ? "" : snippet;
    surfaces = surfaces == null ? List.of() : List.copyOf(surfaces);
    restated = restated == null ? "" : restated;
  }

  /** Returns this pickup with a snippet that is word for word. */
  public Pickup shownBy(String snippet, List<String> surfaces) {
    return shownBy(snippet, surfaces, "");
  }

  /** Returns this pickup with a snippet, and the sentence that it says in other words. */
  public Pickup shownBy(String snippet, List<String> surfaces, String restated) {
    return new Pickup(
        release,
        kind,
        shareOfRelease,
        shareOfArticle,
        confidence,
        toReview,
        passages,
        snippet,
        surfaces,
        restated);
  }

  /** The kinds of pickups, strongest first. */
  public enum Kind {
    /** The article contains the release's text, whole or in large part. */
    REPRINT,
    /** The article contains a passage or a quotation of the release, word for word. */
    QUOTE,
    /** The article states what the release states, in other words or in another language. */
    PARAPHRASE,
    /** The article names the organisation and takes nothing from a release. */
    MENTION;

    public boolean isStrongerThan(@Nullable Kind other) {
      return other == null || compareTo(other) < 0;
    }

    /** True if the article took something from a release. */
    public boolean takes() {
      return this != MENTION;
    }
  }

  /**
   * A sequence of words that the article and the release share, or two sentences that say the same
   * in other words. Offsets count UTF-16 code units: in the article's title, summary or text, and
   * in the release's text in {@code language}.
   *
   * @param shared if the article says it in other words: the words and numbers, as the article
   *     writes them, that show it; empty if the passage is word for word
   */
  public record Passage(
      Tag.Field field,
      int articleStart,
      int articleEnd,
      int releaseStart,
      int releaseEnd,
      String language,
      List<String> shared) {
    /** Creates a passage that is word for word. */
    public Passage(
        Tag.Field field,
        int articleStart,
        int articleEnd,
        int releaseStart,
        int releaseEnd,
        String language) {
      this(field, articleStart, articleEnd, releaseStart, releaseEnd, language, List.of());
    }

    public Passage {
      shared = shared == null ? List.of() : List.copyOf(shared);
    }

    /** True if another passage has all these words of the article. */
    public boolean isWithin(Passage other) {
      return field == other.field
          && other.articleStart <= articleStart
          && articleEnd <= other.articleEnd;
    }

    /** True if the article has the words of the release, not only its statement. */
    public boolean wordForWord() {
      return shared.isEmpty();
    }
  }
}
