package org.vigie.ingest.formats;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Element;
import org.vigie.ingest.dates.DateWords;

/**
 * What a feed says about how often to poll it. Invalid values are ignored.
 *
 * @param ttl RSS {@code <ttl>}, at most a week; zero when there is none
 * @param update {@code sy:updatePeriod} by {@code sy:updateFrequency}, at most a week; zero when
 *     there is none
 */
public record Hints(Duration ttl, Duration update) {
  public static final Hints NONE = new Hints(Duration.ZERO, Duration.ZERO);

  /** Chosen: a feed that is polled less often than weekly gives news too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** The longer of {@code ttl} and {@code update}; zero when there is neither. */
  public Duration floor() {
    return Collections.max(List.of(ttl, update));
  }

  /** Reads the hints among the children of a channel. */
  static Hints of(Element channel, ElementNames names) {
    Duration ttl = Duration.ZERO;
    Duration period = Duration.ZERO;
    int frequency = 1;
    for (Element child : channel.children()) {
      switch (names.name(child)) {
        case "ttl" -> ttl = limited(Duration.ofMinutes(number(child)));
        case "sy:updateperiod" -> period = period(DateWords.folded(child.wholeText().strip()));
        case "sy:updatefrequency" -> frequency = Math.max(1, number(child));
        default -> {}
      }
    }
    return new Hints(ttl, limited(period.dividedBy(frequency)));
  }

  private static Duration period(String word) {
    return switch (word) {
      case "hourly", "hour" -> Duration.ofHours(1);
      case "daily", "dayly", "day" -> Duration.ofDays(1);
      case "weekly", "week", "monthly", "month", "yearly", "year" -> LONGEST;
      default -> Duration.ZERO;
    };
  }

  private static Duration limited(Duration given) {
    return Collections.max(List.of(Duration.ZERO, Collections.min(List.of(given, LONGEST))));
  }

  /** The number in an element; -1 when there is none. */
  private static int number(Element element) {
    String text = element.wholeText().strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
