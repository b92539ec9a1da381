package org.vigie.standalone;

/**
 * What one round of {@code run --once} did.
 *
 * @param entries listed by the feeds that had something new
 * @param articles of these entries, new articles; what an outlet or an aggregator repeats is one
 * @param revisions of these entries, articles known before whose text changed
 */
public record RunSummary(
    Feeds feeds,
    int entries,
    int articles,
    int revisions,
    int mentions,
    int pickups,
    int stories,
    int notifications,
    Seconds seconds) {

  /** The entries that say nothing new. */
  int repeats() {
    return Math.max(0, entries - articles - revisions);
  }

  /** In two lines, for people. */
  public String text() {
    return "%d feeds polled: %d answered (%d unchanged), %d failed.%n"
            .formatted(feeds.polled, feeds.ok, feeds.unchanged, feeds.failed)
        + "%d entries: %d new articles, %d revised ones, %d that repeat an article. "
            .formatted(entries, articles, revisions, repeats())
        + "%d mentions, %d pickups, %d stories, %d notifications."
            .formatted(mentions, pickups, stories, notifications);
  }

  /**
   * @param unchanged answered, with nothing new since the last poll; also counted in {@code ok}
   */
  public record Feeds(int polled, int ok, int unchanged, int failed) {}

  /**
   * @param start from the start of the process to the first poll
   * @param poll until every feed was polled and its articles were committed
   * @param drain until every article was worked through and every notification delivered
   */
  public record Seconds(double start, double poll, double drain) {}
}
