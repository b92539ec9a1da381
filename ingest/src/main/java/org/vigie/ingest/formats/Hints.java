package org.vigie.ingest.formats;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.vigie.ingest.dates.DateWords;

/**
 * What a feed itself says about the time between two polls. Invalid values count as missing.
 *
 * @param ttl the value of RSS {@code <ttl>}, at most a week; zero if there is none
 * @param update {@code <sy:updatePeriod>} (such as a day) divided by {@code <sy:updateFrequency>}
 *     (times per period), at most a week; zero if there is none
 * @param skipHours the hours of {@code <skipHours>}, 0 to 23 (GMT)
 * @param skipDays the days of {@code <skipDays>} (GMT)
 */
public record Hints(
    Duration ttl, Duration update, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
  public static final Hints NONE = new Hints(Duration.ZERO, Duration.ZERO);

  private static final int HOURS = 24;

  /** Longest time that is accepted. An estimate: with rarer polls, news would come too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  public Hints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  public Hints(Duration ttl, Duration update) {
    this(ttl, update, Set.of(), Set.of());
  }

  /** Returns the least time between two polls: the longer of {@code ttl} and {@code update}. */
  public Duration floor() {
    return Collections.max(List.of(ttl, update));
  }

  /** Reads the hints from the children of a feed's main element; skips invalid values. */
  static Hints of(Element channel, ElementNames names) {
    Duration ttl = Duration.ZERO;
    Duration period = Duration.ZERO;
    int frequency = 1;
    Set<Integer> hours = new TreeSet<>();
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Element child : channel.children()) {
      switch (names.name(child)) {
        case "ttl" -> ttl = limited(Duration.ofMinutes(number(child)));
        case "sy:updateperiod" -> period = period(DateWords.folded(child.wholeText().strip()));
        case "sy:updatefrequency" -> frequency = Math.max(1, number(child));
        case "skiphours" -> child.children().forEach(hour -> addHour(hours, number(hour)));
        case "skipdays" -> child.children().forEach(day -> addDay(days, day.wholeText().strip()));
        default -> {}
      }
    }
    return new Hints(ttl, limited(period.dividedBy(frequency)), hours, days);
  }

  // why: RSS 0.92 counts the hours from 1 to 24, RSS 2.0 from 0 to 23; both call midnight so.
  private static void addHour(Set<Integer> hours, int hour) {
    if (hour >= 0 && hour <= HOURS) {
      hours.add(hour % HOURS);
    }
  }

  private static void addDay(Set<DayOfWeek> days, String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
        days.add(day);
      }
    }
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
