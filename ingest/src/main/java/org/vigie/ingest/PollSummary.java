package org.vigie.ingest;

/**
 * What one round of polls brought.
 *
 * @param polled feeds asked
 * @param ok of these, how many answered with a feed or "not modified"
 * @param unchanged of the ok ones, how many had nothing new to say
 * @param failed the others
 * @param entries listed by the feeds that answered in full
 * @param merged entries that are an article listed before, in the same feed or another
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

  static final PollSummary NOTHING = new PollSummary(0, 0, 0, 0, 0, 0, 0, 0);

  PollSummary plus(PollSummary other) {
    return new PollSummary(
        polled + other.polled,
        ok + other.ok,
        unchanged + other.unchanged,
        failed + other.failed,
        entries + other.entries,
        merged + other.merged,
        articles + other.articles,
        revisions + other.revisions);
  }
}
