package org.vigie.ingest.formats;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.dates.DateWords;

/**
 * What a feed says about how often to poll it. Invalid values are ignored.
 *
 * @param ttl RSS {@code <ttl>}, positive, at most a week; null when there is none
 * @param update the interval of {@code sy:updatePeriod} and {@code sy:updateFrequency}, at most a
 *     week; null when there is none
 * @param skipHours hours of the day, UTC, 0 to 23, in which the feed asks not to be polled
 * @param skipDays days, UTC, on which the feed asks not to be polled
 */
public record Hints(
    @Nullable Duration ttl,
    @Nullable Duration update,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays) {

  public static final Hints NONE = new Hints(null, null, Set.of(), Set.of());

  /** Chosen: a feed that is polled less often than weekly gives news too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  public Hints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /** The longer of {@code ttl} and {@code update}; zero when there is neither. */
  public Duration floor() {
    Duration first = ttl == null ? Duration.ZERO : ttl;
    Duration second = update == null ? Duration.ZERO : update;
    return first.compareTo(second) >= 0 ? first : second;
  }

  /** Reads the hints among the children of a channel. */
  static Hints of(Element channel, ElementNames names) {
    Duration ttl = null;
    Duration period = null;
    int frequency = 1;
    Set<Integer> hours = new HashSet<>();
    Set<DayOfWeek> days = new HashSet<>();
    for (Element child : channel.children()) {
      switch (names.name(child)) {
        case "ttl" -> ttl = limited(Duration.ofMinutes(number(child)));
        case "sy:updateperiod" -> period = period(folded(child));
        case "sy:updatefrequency" -> frequency = Math.max(1, number(child));
        case "skiphours" -> child.children().forEach(hour -> addHour(number(hour), hours));
        case "skipdays" -> child.children().forEach(day -> addDay(day, days));
        default -> {}
      }
    }
    Duration update = period == null ? null : limited(period.dividedBy(frequency));
    return new Hints(ttl, update, hours, days);
  }

  private static @Nullable Duration period(String word) {
    return switch (word) {
      case "hourly", "hour" -> Duration.ofHours(1);
      case "daily", "dayly", "day" -> Duration.ofDays(1);
      case "weekly", "week", "monthly", "month", "yearly", "year" -> LONGEST;
      default -> null;
    };
  }

  private static @Nullable Duration limited(Duration given) {
    return given.isPositive() ? (given.compareTo(LONGEST) > 0 ? LONGEST : given) : null;
  }

  private static void addHour(int hour, Set<Integer> hours) {
    if (hour >= 0 && hour <= 24) {
      hours.add(hour % 24); // why: RSS 0.91 counts hours from 1 to 24.
    }
  }

  private static void addDay(Element day, Set<DayOfWeek> days) {
    DayOfWeek named = DateWords.weekday(folded(day));
    if (named != null) {
      days.add(named);
    }
  }

  private static String folded(Element element) {
    return DateWords.folded(element.wholeText().strip());
  }

  /** The number in an element; -1 when there is none. */
  private static int number(Element element) {
    String text = element.wholeText().strip();
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
