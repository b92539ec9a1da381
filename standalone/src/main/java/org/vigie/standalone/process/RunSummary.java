package org.vigie.standalone.process;

/**
 * The result of one {@code vigie run --once}. With {@code --json} this record is printed as JSON.
 *
 * @param entries number of entries in the feeds whose content has changed since the last poll
 * @param articles number of new articles; an article that several feeds list is counted once
 * @param revisions number of entries with a changed text of an article that was published before
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

  /** Returns the summary as two lines of text. */
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
   * @param polled number of feeds that were polled
   * @param ok number of feeds that answered, including the unchanged feeds
   * @param unchanged number of feeds that answered without new articles or revisions
   * @param failed number of feeds whose poll failed
   */
  public record Feeds(int polled, int ok, int unchanged, int failed) {}

  /**
   * @param start duration in seconds from the start of the JVM to the first poll
   * @param poll duration in seconds of polling all feeds and committing their articles
   * @param drain duration in seconds of processing all articles and delivering notifications
   */
  public record Seconds(double start, double poll, double drain) {}
}
