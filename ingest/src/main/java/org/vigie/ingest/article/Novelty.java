package org.vigie.ingest.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.KnownEntry;

/** What a draft adds to the articles known. */
enum Novelty {
  /** No feed had this article before. */
  NEW,
  /** The feed gives the same words as at its last poll, or as published last. */
  SAME,
  /** Changed words that are to be published. */
  REVISION,
  /** Another feed's article in the same or poorer words. */
  REPEAT;

  // Chosen, not measured: a few more words are no news; another feed must add clearly more.
  private static final double LONGER = 1.2;
  private static final double MUCH_LONGER = 1.5;

  /** Length of a short sentence in UTF-16 code units. */
  private static final int SENTENCE = 80;

  /**
   * Compares a draft with what is known of its article. Changed words from the feed that had the
   * published ones are a revision. Words from another feed are one only if they say more, because
   * aggregators and alert services repeat articles in poorer words.
   *
   * @param sameFeed the article as this feed gave it last; null when it did not
   * @param published the article as published last, from any feed; null when it never was
   */
  static Novelty of(
      ArticleDraft draft, @Nullable KnownEntry sameFeed, @Nullable KnownEntry published) {
    if (published == null) {
      return NEW;
    }
    String words = draft.fingerprint().toString();
    if (sameFeed != null && sameFeed.content().equals(words)) {
      return SAME;
    }
    if (published.content().equals(words)) {
      return sameFeed == null ? REPEAT : SAME;
    }
    if (sameFeed != null && sameFeed.content().equals(published.content())) {
      return REVISION;
    }
    return compareDates(draft, published) >= 0 && saysMore(draft, published) ? REVISION : REPEAT;
  }

  /** True if words from another feed are better than those published. */
  private static boolean saysMore(ArticleDraft draft, KnownEntry published) {
    var known = Fingerprint.parse(published.content());
    int length = draft.fingerprint().length();
    boolean sameKey = draft.key().equals(published.key());
    boolean retitled = !draft.fingerprint().title().equals(known.title());
    boolean poorer =
        length * 2 < known.length() || (draft.isTruncated() && length < known.length());
    if (retitled && !poorer && (sameKey || compareDates(draft, published) > 0)) {
      return true;
    }
    // why: an entry with another guid is mostly an aggregator's, which rewords the article.
    return sameKey
        ? length > known.length() * LONGER
        : length > known.length() * MUCH_LONGER + SENTENCE;
  }

  /** Positive if the draft is dated later, negative if earlier, 0 if equal or a date is missing. */
  private static int compareDates(ArticleDraft draft, KnownEntry published) {
    Instant date = draft.published();
    Instant known = published.published();
    return date == null || known == null ? 0 : date.compareTo(known);
  }
}
