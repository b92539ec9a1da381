package org.vigie.ingest.article;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says whether a feed's {@link ArticleDraft} is a new article, a revision or already known. */
enum Novelty {
  /** None of the feeds that this instance polls had this article before. */
  NEW,
  /** The feed had this article before; its texts equal its last ones or those published last. */
  SAME,
  /** The article is known, but its texts have changed and are published as a revision. */
  REVISION,
  /** The article was published from another feed; this text is older or says hardly more. */
  REPEAT;

  // A text from another feed is a revision if it is longer than the published text by this factor;
  // MUCH_LONGER is for an entry with another guid. Estimates: a few more words are no news.
  private static final double LONGER = 1.2;
  private static final double MUCH_LONGER = 1.5;

  /** A sentence: if 100 code units are published, over 100 * 1.5 + 80 are news. An estimate. */
  private static final int SENTENCE = 80;

  /**
   * Compares a draft with the known entries of its article. Changed texts are a revision if they
   * come from the feed whose texts were published. Texts from another feed are a revision only if
   * they say more, because aggregators and alert services repeat articles in poorer words.
   *
   * @param sameFeed the entry that the same feed had for this article before; null if none
   * @param published the entry of the latest revision, from any feed; null for a new article
   */
  static Novelty of(
      ArticleDraft draft, @Nullable RememberedEntry sameFeed, @Nullable RememberedEntry published) {
    if (published == null) {
      return NEW;
    }
    Fingerprint words = draft.fingerprint();
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

  /** Returns true if a draft from another feed has a newer title or clearly more text. */
  private static boolean saysMore(ArticleDraft draft, RememberedEntry published) {
    Fingerprint known = published.content();
    int length = draft.fingerprint().length();
    boolean sameKey = ArticleId.number(draft.key()) == published.key();
    boolean retitled = draft.fingerprint().title() != known.title();
    boolean poorer =
        length * 2 < known.length() || (draft.isTruncated() && length < known.length());
    if (retitled && !poorer && (sameKey || compareDates(draft, published) > 0)) {
      return true;
    }
    // why: another guid usually means an aggregator, which rewords articles without adding news.
    return sameKey
        ? length > known.length() * LONGER
        : length > known.length() * MUCH_LONGER + SENTENCE;
  }

  /** Compares the publication dates of draft and known entry in ms; 0 if a date is missing. */
  private static int compareDates(ArticleDraft draft, RememberedEntry published) {
    Instant date = draft.dated();
    Instant known = published.published();
    return date == null || known == null ? 0 : date.truncatedTo(ChronoUnit.MILLIS).compareTo(known);
  }
}
