package org.vigie.ingest.formats;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.dates.DateWords;

/**
 * What a feed itself says about when it should be polled. Invalid values count as missing.
 *
 * @param ttl the value of RSS {@code <ttl>}, at most a week; zero if there is none
 * @param update {@code <sy:updatePeriod>} (such as a day) divided by {@code <sy:updateFrequency>}
 *     (times per period), at most a week; zero if there is none
 * @param skipHours the hours of {@code <skipHours>}, 0 to 23 (GMT)
 * @param skipDays the days of {@code <skipDays>} (GMT)
 * @param links the links to the feed's hubs and to itself
 */
public record Hints(
    Duration ttl,
    Duration update,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays,
    HubLinks links) {
  public static final Hints NONE = new Hints(Duration.ZERO, Duration.ZERO);

  private static final int HOURS = 24;

  /** Maximum number of hubs; the others are ignored. Chosen: feeds name one, rarely two. */
  public static final int MAX_HUBS = 3;

  /** Longest time that is accepted. An estimate: with rarer polls, news would come too late. */
  private static final Duration LONGEST = Duration.ofDays(7);

  public Hints {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  public Hints(Duration ttl, Duration update) {
    this(ttl, update, Set.of(), Set.of(), HubLinks.NONE);
  }

  /**
   * The links with which a feed names its hubs and itself (W3C WebSub, 4), as written.
   *
   * @param hubs at most {@link #MAX_HUBS}
   * @param self null if there is none
   */
  public record HubLinks(List<String> hubs, @Nullable String self) {
    public static final HubLinks NONE = new HubLinks(List.of(), null);

    public HubLinks {
      hubs = hubs.stream().limit(MAX_HUBS).toList();
    }
  }

  /** Returns the hints of a feed that gives only links. */
  static Hints of(HubLinks links) {
    return new Hints(Duration.ZERO, Duration.ZERO, Set.of(), Set.of(), links);
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
    List<Element> links = new ArrayList<>();
    for (Element child : channel.children()) {
      switch (names.name(child)) {
        case "ttl" -> ttl = limited(Duration.ofMinutes(number(child)));
        case "sy:updateperiod" -> period = period(DateWords.folded(child.wholeText().strip()));
        case "sy:updatefrequency" -> frequency = Math.max(1, number(child));
        case "link", "atom:link" -> links.add(child);
        case "skiphours" -> child.children().forEach(hour -> addHour(hours, number(hour)));
        case "skipdays" -> child.children().forEach(day -> addDay(days, day.wholeText().strip()));
        default -> {}
      }
    }
    return new Hints(ttl, limited(period.dividedBy(frequency)), hours, days, links(links));
  }

  private static HubLinks links(List<Element> links) {
    List<String> hubs = new ArrayList<>();
    String self = null;
    for (Element link : links) {
      String relation = Links.relation(link);
      String href = link.attr("href");
      if (relation.equals("hub") && !href.isBlank()) {
        hubs.add(href);
      } else if (relation.equals("self") && !href.isBlank() && self == null) {
        self = href;
      }
    }
    return new HubLinks(hubs, self);
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
