package org.vigie.ingest.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Article;
import org.vigie.ingest.article.ArticleId;
import org.vigie.ingest.article.CanonicalUrl;

/**
 * A visit that is still to be made, as the internal topic has it.
 *
 * @param article the article as a feed brought it last; for a further page, with the text so far
 * @param queued when the article was published; after {@link #LONGEST}, the visit is given up
 * @param due when the visit may begin
 * @param failures number of visits that brought no answer
 * @param trouble why the last visit brought none; empty before the first
 * @param further the page to visit; null for the page to which the article links
 */
record PageVisit(
    Article article,
    Instant queued,
    Instant due,
    int failures,
    String trouble,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Further further) {
  /**
   * Another page of the article.
   *
   * @param url an http or https address on the host of the page that links to it
   * @param number its number; 1 if it is another version of the first page, such as AMP
   */
  record Further(String url, int number) {}

  /** Time after which a visit is given up. Chosen: a press office reads the news of a day. */
  static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Least time between two requests for a page: an hour, and the time that a request may be on its
   * way to the server.
   */
  static final Duration APART = Duration.ofMinutes(61);

  /**
   * Orders visits: first the further pages of articles that have been begun, so that few of their
   * texts wait in memory; then by the outlet's tier; then the newest article.
   */
  static final Comparator<PageVisit> MOST_WANTED =
      Comparator.comparing((PageVisit visit) -> visit.further == null)
          .thenComparingInt(visit -> visit.article.outlet().tier())
          .thenComparing(visit -> visit.article.dated(), Comparator.reverseOrder())
          .thenComparing(visit -> visit.article.id());

  /** How long after its date an article may be in a feed, but not on its site. An estimate. */
  private static final Duration AHEAD = Duration.ofHours(3);

  static PageVisit of(Article article) {
    return new PageVisit(article, article.seen(), article.seen(), 0, "", null);
  }

  /** Returns the visit after one that brought no answer. */
  PageVisit failed(Instant next, String why) {
    return new PageVisit(article, queued, next, failures + 1, why, further);
  }

  /** Returns the visit of another page of the article, which has the text so far. */
  PageVisit then(Further next, Article soFar, Instant time) {
    return new PageVisit(soFar, queued, time, 0, "", next);
  }

  /** Returns this visit, due now if its times can only come from a clock that was ahead. */
  PageVisit corrected(Instant now) {
    boolean isAhead = queued.isAfter(now);
    return isAhead || due.isAfter(queued.plus(LONGEST))
        ? new PageVisit(article, isAhead ? now : queued, now, failures, trouble, further)
        : this;
  }

  /** Returns the address to ask for. */
  String url() {
    String url = further == null ? article.url() : further.url;
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }

  /** Returns the id of the page, as {@link AskedPages} and the internal topic know it. */
  String page() {
    return further == null ? article.id() : ArticleId.of(CanonicalUrl.of(URI.create(further.url)));
  }

  /** Returns the number of the page, from 1. */
  int number() {
    return further == null ? 1 : further.number;
  }

  /** True at the first visit of an article that a feed may have brought before its site has it. */
  boolean mayBeEarly() {
    return failures == 0 && further == null && article.dated().plus(AHEAD).isAfter(queued);
  }

  boolean isOver(Instant now) {
    return queued.plus(LONGEST).isBefore(now);
  }
}
