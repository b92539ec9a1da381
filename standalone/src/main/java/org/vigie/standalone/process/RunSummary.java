package org.vigie.standalone.process;

import org.vigie.ingest.poll.PageSummary;

/**
 * The result of {@code vigie run --once}. With {@code --json}, this record is printed as JSON.
 *
 * @param entries number of entries in all feeds, except feeds unchanged since their last poll
 * @param articles number of new articles; an article that several feeds list is counted once
 * @param revisions number of revisions: known articles whose title, summary or text has changed in
 *     a feed
 * @param pages what the visits of pages brought
 */
public record RunSummary(
    Feeds feeds,
    int entries,
    int articles,
    int revisions,
    PageSummary pages,
    int mentions,
    int pickups,
    int stories,
    int notifications,
    Seconds seconds) {

  /** Returns the summary as two lines of text. */
  public String text() {
    int visited = pages.read() + pages.teasers();
    int repeats = Math.max(0, entries - articles - revisions);
    String polled =
        "%d feeds polled: %d answered (%d unchanged), %d failed.\n"
            .formatted(feeds.polled, feeds.ok, feeds.unchanged, feeds.failed);
    String read =
        "%d entries: %d new articles, %d revised ones, %d that repeat an article."
            .formatted(entries, articles, revisions, repeats);
    String visits =
        visited + pages.waiting() == 0
            ? ""
            : " %d pages visited: %d gave the whole text, %d wait for the next run."
                .formatted(visited, pages.read(), pages.waiting());
    return "%s%s%s %d mentions, %d pickups, %d stories, %d notifications."
        .formatted(polled, read, visits, mentions, pickups, stories, notifications);
  }

  /**
   * The number of feeds by the result of their poll.
   *
   * @param polled number of feeds that were polled
   * @param ok number of feeds that answered, including the unchanged feeds
   * @param unchanged number of feeds that answered without new articles or revisions
   * @param failed number of feeds whose poll failed
   */
  public record Feeds(int polled, int ok, int unchanged, int failed) {}

  /**
   * The durations of the three phases of the command, in seconds.
   *
   * @param start seconds from the start of the JVM to the first poll
   * @param poll seconds in which all feeds were polled and their articles committed
   * @param drain seconds from then until all articles are processed and all alerts delivered
   */
  public record Seconds(double start, double poll, double drain) {}
}
