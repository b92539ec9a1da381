package org.vigie.standalone.process;

/**
 * What one {@code run --once} did. Its fields are the JSON that {@code --json} prints.
 *
 * @param entries all entries of the feeds that changed since the last poll
 * @param articles entries that are new articles; an article that several feeds list counts once
 * @param revisions entries that are known articles with a changed text
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

  /** Formats it in two lines, for people. */
  public String text() {
    int repeats = Math.max(0, entries - articles - revisions);
    String polled =
        "%d feeds polled: %d answered (%d unchanged), %d failed.\n"
            .formatted(feeds.polled, feeds.ok, feeds.unchanged, feeds.failed);
    String read =
        "%d entries: %d new articles, %d revised ones, %d that repeat an article."
            .formatted(entries, articles, revisions, repeats);
    return "%s%s %d mentions, %d pickups, %d stories, %d notifications."
        .formatted(polled, read, mentions, pickups, stories, notifications);
  }

  /**
   * @param ok feeds that answered, including the unchanged ones
   * @param unchanged feeds with nothing new since the last poll
   */
  public record Feeds(int polled, int ok, int unchanged, int failed) {}

  /**
   * @param start from the start of the JVM to the first poll
   * @param poll until every feed was polled and its articles were committed
   * @param drain until every article was processed and every notification delivered
   */
  public record Seconds(double start, double poll, double drain) {}
}
