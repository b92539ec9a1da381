package org.vigie.ingest.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.vigie.events.Article;

/**
 * A visit that is still to be made, as the internal topic has it.
 *
 * @param article the article as a feed brought it last
 * @param queued when the article was published; after {@link #LONGEST}, the visit is given up
 * @param due when the visit may begin
 * @param failures number of visits that brought no answer
 * @param trouble why the last visit brought none; empty before the first
 */
record PageVisit(Article article, Instant queued, Instant due, int failures, String trouble) {
  /** Time after which a visit is given up. Chosen: a press office reads the news of a day. */
  static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Least time between two requests for a page: an hour, and the time that a request may be on its
   * way to the server.
   */
  static final Duration APART = Duration.ofMinutes(61);

  /** Orders visits: by the outlet's tier, then the newest article first. */
  static final Comparator<PageVisit> MOST_WANTED =
      Comparator.comparingInt((PageVisit visit) -> visit.article.outlet().tier())
          .thenComparing(visit -> visit.article.dated(), Comparator.reverseOrder())
          .thenComparing(visit -> visit.article.id());

  static PageVisit of(Article article) {
    return new PageVisit(article, article.seen(), article.seen(), 0, "");
  }

  /** Returns the visit after one that brought no answer. */
  PageVisit failed(Instant next, String why) {
    return new PageVisit(article, queued, next, failures + 1, why);
  }

  boolean isOver(Instant now) {
    return queued.plus(LONGEST).isBefore(now);
  }
}
