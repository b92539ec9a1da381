package org.vigie.ingest.formats;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Element;
import org.vigie.ingest.dates.DateWords;

/**
 * What a feed itself says about the time between two polls. Invalid values count as missing.
 *
 * @param ttl the value of RSS {@code <ttl>}, at most a week; zero if there is none
 * @param update {@code <sy:updatePeriod>} (such as a day) divided by {@code <sy:updateFrequency>}
 *     (times per period), at most a week; zero if there is none
 */
public record Hints(Duration ttl, Duration update) {
  public static final Hints NONE = new Hints(Duration.ZERO, Duration.ZERO);

  /** Longest time that is accepted. An estimate: with rarer polls, news would come too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Returns the least time between two polls: the longer of {@code ttl} and {@code update}. */
  public Duration floor() {
    return Collections.max(List.of(ttl, update));
  }

  /** Reads both times from the children of a feed's main element; an invalid time becomes zero. */
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

  /** Returns the number that is the element's text; -1 if the text is not a number. */
  private static int number(Element element) {
    String text = element.wholeText().strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
