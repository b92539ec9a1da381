package org.vigie.standalone.process;

import org.vigie.ingest.poll.PageSummary;
import org.vigie.settings.Plural;

/**
 * The result of {@code vigie run --once}. With {@code --json}, this record is printed as JSON.
 *
 * @param entries number of entries in all feeds, except feeds unchanged since their last poll
 * @param articles number of new articles; an article that several feeds list is counted once
 * @param revisions number of revisions: known articles whose title, summary or text has changed in
 *     a feed
 * @param pages what the visits of pages brought
 * @param mentions number of mentions that hold at the end; what was taken back isn't counted, also
 *     of pickups and stories
 * @param notifications number of notifications that were sent
 * @param failedNotifications number of notifications that are given up: nobody gets them
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
    int failedNotifications,
    Seconds seconds) {
  /** What to do if no feed answered. */
  static final String IF_NONE_ANSWERED =
      "If this machine is offline: ./vigie demo shows Vigie at work without the internet.";

  /** Returns the summary as two lines of text. */
  public String text() {
    int repeats = Math.max(0, entries - articles - revisions);
    String polled =
        "%s polled: %d answered (%d unchanged), %d failed.%s\n"
            .formatted(
                Plural.of(feeds.polled, "feed"),
                feeds.ok,
                feeds.unchanged,
                feeds.failed,
                feeds.ok == 0 ? " " + IF_NONE_ANSWERED : "");
    String read =
        "%s: %s, %s, %s an article."
            .formatted(
                Plural.of(entries, "entry", "entries"),
                Plural.of(articles, "new article"),
                Plural.of(revisions, "revised one"),
                Plural.of(repeats, "that repeats", "that repeat"));
    return polled + read + visits() + " " + results();
  }

  private String visits() {
    int tried = pages.read() + pages.kept();
    if (tried == 0) {
      return pages.waiting() == 0
          ? ""
          : " %s for the next run."
              .formatted(Plural.of(pages.waiting(), "page waits", "pages wait"));
    }
    return " %s tried: %d gave more text than the feed; %s for the next run."
        .formatted(
            Plural.of(tried, "page"),
            pages.read(),
            Plural.of(pages.waiting(), "more waits", "more wait"));
  }

  private String results() {
    String failed = failedNotifications == 0 ? "" : "; " + failedNotifications + " failed";
    return "%s, %s, %s, %s%s."
        .formatted(
            Plural.of(mentions, "mention"),
            Plural.of(pickups, "pickup"),
            Plural.of(stories, "story", "stories"),
            Plural.of(notifications, "notification"),
            failed);
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
