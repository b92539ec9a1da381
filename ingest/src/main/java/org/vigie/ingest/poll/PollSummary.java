package org.vigie.ingest.poll;

import org.vigie.ingest.article.PollResult;

/**
 * Totals of a round, in which each feed is polled once.
 *
 * @param polled number of polls
 * @param ok number of polls that got a feed or "not modified"
 * @param unchanged number of ok polls without new articles or revisions
 * @param failed number of polls that got neither: errors, pauses and removed feeds
 * @param entries number of entries in new bodies
 * @param merged number of entries that repeat an article of the same body or of another feed
 * @param articles number of new articles
 * @param revisions number of published revisions
 */
public record PollSummary(
    int polled,
    int ok,
    int unchanged,
    int failed,
    int entries,
    int merged,
    int articles,
    int revisions) {

  public static final PollSummary EMPTY = new PollSummary(0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns these totals plus the result of one poll. */
  public PollSummary plus(PollResult result) {
    var body = result.body();
    boolean failure = result.state().failures() > 0;
    boolean same = !failure && result.articles().isEmpty();
    return new PollSummary(
        polled + 1,
        ok + (failure ? 0 : 1),
        unchanged + (same ? 1 : 0),
        failed + (failure ? 1 : 0),
        entries + (body == null ? 0 : body.listed()),
        merged + (body == null ? 0 : body.merged() + body.repeats()),
        articles + (body == null ? 0 : body.created()),
        revisions + (body == null ? 0 : body.revised()));
  }
}
