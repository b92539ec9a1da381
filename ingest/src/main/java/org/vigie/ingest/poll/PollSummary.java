package org.vigie.ingest.poll;

/**
 * Totals of a round of polls.
 *
 * @param ok polls answered by a feed or by "not modified"
 * @param unchanged of the ok ones, those without new articles or revisions
 * @param failed the other polls
 * @param entries listed in new bodies
 * @param merged entries that repeat an article listed before, in the same feed or in another
 * @param articles new ones published
 * @param revisions published
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

  /** These totals with one more poll. */
  public PollSummary plus(PollResult result) {
    var changes = result.changes();
    boolean failure = result.state().failures() > 0;
    boolean same = !failure && result.articles().isEmpty();
    return new PollSummary(
        polled + 1,
        ok + (failure ? 0 : 1),
        unchanged + (same ? 1 : 0),
        failed + (failure ? 1 : 0),
        entries + (changes == null ? 0 : changes.listed()),
        merged + (changes == null ? 0 : changes.merged() + changes.repeats()),
        articles + (changes == null ? 0 : changes.created()),
        revisions + (changes == null ? 0 : changes.revised()));
  }
}
