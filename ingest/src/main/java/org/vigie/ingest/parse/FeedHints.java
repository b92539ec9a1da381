package org.vigie.ingest.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads the hints of an XML feed; whatever makes no sense is passed over. */
final class FeedHints {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int DIGITS = 9;

  private FeedHints() {}

  static Hints of(Element channel, ElementNames words) {
    Duration ttl = null;
    Duration period = null;
    int frequency = 1;
    Set<Integer> hours = new HashSet<>();
    Set<DayOfWeek> days = new HashSet<>();
    for (Element child : channel.children()) {
      switch (words.name(child)) {
        case "ttl" -> ttl = duration(Duration.ofMinutes(number(child)));
        case "sy:updateperiod" -> period = period(child.wholeText());
        case "sy:updatefrequency" -> frequency = Math.max(1, number(child));
        case "skiphours" -> child.children().forEach(hour -> addHour(hour, hours));
        case "skipdays" -> child.children().forEach(day -> addDay(day, days));
        default -> {}
      }
    }
    Duration update = period == null ? null : duration(period.dividedBy(frequency));
    return new Hints(ttl, update, hours, days);
  }

  private static @Nullable Duration period(String word) {
    return switch (DateWords.folded(word.strip())) {
      case "hourly", "hour" -> Duration.ofHours(1);
      case "daily", "dayly", "day" -> Duration.ofDays(1);
      case "weekly", "week", "monthly", "month", "yearly", "year" -> LONGEST;
      default -> null;
    };
  }

  private static @Nullable Duration duration(Duration given) {
    return given.isPositive() ? (given.compareTo(LONGEST) > 0 ? LONGEST : given) : null;
  }

  private static void addHour(Element hour, Set<Integer> hours) {
    boolean given = !hour.wholeText().isBlank();
    int number = given ? number(hour) : -1;
    if (number >= 0 && number <= 24) {
      hours.add(number % 24); // why: RSS 0.91 counts from 1 to 24.
    }
  }

  private static void addDay(Element day, Set<DayOfWeek> days) {
    DayOfWeek named = DateWords.day(DateWords.folded(day.wholeText().strip()));
    if (named != null) {
      days.add(named);
    }
  }

  /** The number an element holds; -1 when it holds none. */
  private static int number(Element element) {
    String text = element.wholeText().strip();
    boolean digits =
        !text.isEmpty()
            && text.length() <= DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(text) : -1;
  }
}
