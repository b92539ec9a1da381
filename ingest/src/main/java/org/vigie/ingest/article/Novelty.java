package org.vigie.ingest.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.KnownEntry;

/** The result of comparing an {@link ArticleDraft} with the articles already known. */
enum Novelty {
  /** No feed of this owner had this article before. */
  NEW,
  /** The draft's texts equal those of the feed's last poll, or those published last. */
  SAME,
  /** The texts have changed and are published as a revision. */
  REVISION,
  /** The article was published from another feed, in the same or richer words. */
  REPEAT;

  // Factors by which a text from another feed must be longer than the published one. Estimates: a
  // few more words are no news.
  private static final double LONGER = 1.2;
  private static final double MUCH_LONGER = 1.5;

  /** Number of UTF-16 code units of a short sentence. An estimate. */
  private static final int SENTENCE = 80;

  /**
   * Compares a draft with the known entries of its article. Changed texts are a revision if they
   * come from the feed whose texts were published. Texts from another feed are a revision only if
   * they say more, because aggregators and alert services repeat articles in poorer words.
   *
   * @param sameFeed the entry of this article in the last poll of this feed; null if none
   * @param published the entry published last, from any feed; null if the article is new
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

  /** Returns true if a draft from another feed is better than the published texts. */
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
    // why: an entry with another guid is usually from an aggregator, which rewords the article.
    return sameKey
        ? length > known.length() * LONGER
        : length > known.length() * MUCH_LONGER + SENTENCE;
  }

  /** Compares the dates of draft and {@code published}; returns 0 if a date is missing. */
  private static int compareDates(ArticleDraft draft, KnownEntry published) {
    Instant date = draft.published();
    Instant known = published.published();
    return date == null || known == null ? 0 : date.compareTo(known);
  }
}
