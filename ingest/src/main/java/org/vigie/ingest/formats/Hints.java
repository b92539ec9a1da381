package org.vigie.ingest.formats;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Element;
import org.vigie.ingest.dates.DateWords;

/**
 * A feed's own values for the time between two polls. Invalid values are ignored.
 *
 * @param ttl the value of RSS {@code <ttl>}, at most a week; zero if there is none
 * @param update {@code sy:updatePeriod} divided by {@code sy:updateFrequency}, at most one week;
 *     zero if there is none
 */
public record Hints(Duration ttl, Duration update) {
  public static final Hints NONE = new Hints(Duration.ZERO, Duration.ZERO);

  /** Maximum of each value. An estimate: a feed polled less than weekly gives news too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Returns the longer of {@code ttl} and {@code update}; zero if both are missing. */
  public Duration floor() {
    return Collections.max(List.of(ttl, update));
  }

  /** Reads the hints among the children of {@code channel}; a missing or invalid one is zero. */
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

  /** Returns the number in an element; -1 if there is none. */
  private static int number(Element element) {
    String text = element.wholeText().strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
