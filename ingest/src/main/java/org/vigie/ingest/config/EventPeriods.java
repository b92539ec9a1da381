package org.vigie.ingest.config;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.BusyPeriod;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Reads the list {@code events} of {@code feeds.yaml}: periods in which the feeds of outlets of
 * some tiers are polled more often.
 */
final class EventPeriods {
  // Bounds of "every" in a period. Estimates: a faster rhythm would burden the outlets, and a
  // slower one is no event.
  private static final Duration LEAST_EVERY = Duration.ofSeconds(30);
  private static final Duration MOST_EVERY = Duration.ofHours(1);
  private static final Duration DEFAULT_EVERY = Duration.ofMinutes(2);

  /** Longest period. Chosen: a month of fast polling is a mistake, such as a wrong year. */
  private static final Duration LONGEST = Duration.ofDays(31);

  private record Event(BusyPeriod period, Set<Integer> tiers) {}

  private final List<Event> events = new ArrayList<>();

  private EventPeriods() {}

  /** Reads the periods; reports invalid ones and leaves them out. */
  static EventPeriods read(YamlMap top) {
    var periods = new EventPeriods();
    top.maps("events").forEach(periods::add);
    return periods;
  }

  private void add(YamlMap map) {
    try (map) {
      Instant from = moment(map, "from");
      Instant until = moment(map, "until");
      Duration every = map.duration("every", DEFAULT_EVERY, LEAST_EVERY, MOST_EVERY);
      Set<Integer> tiers = tiers(map);
      if (from == null || until == null || every == null || tiers.isEmpty()) {
        return;
      }
      if (!from.isBefore(until)) {
        map.problem("until", "the period ends before it begins");
      } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
        map.problem("until", "the period is longer than " + LONGEST.toDays() + " days");
      } else {
        events.add(new Event(new BusyPeriod(from, until, every), tiers));
      }
    }
  }

  private static @Nullable Instant moment(YamlMap map, String key) {
    String text = map.text(key);
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      map.problem(key, text + " is not a time such as 2025-02-10T08:00:00+01:00");
      return null;
    }
  }

  private static Set<Integer> tiers(YamlMap map) {
    Set<Integer> tiers = new HashSet<>();
    for (YamlValue value : map.items("tiers")) {
      String text = value.text().orElse("");
      if (text.matches("[1-9]") && Integer.parseInt(text) <= Outlet.UNKNOWN_TIER) {
        tiers.add(Integer.parseInt(text));
      } else {
        value.problem(text + " is not a tier, 1 to " + Outlet.UNKNOWN_TIER);
      }
    }
    if (!map.has("tiers")) {
      map.problem("tiers", "missing; expected a list of tiers such as [1, 2]");
    }
    return tiers;
  }

  /**
   * Returns the feed with the periods for its outlet's tier; a search has no tier, so it has none.
   */
  Feed applyTo(Feed feed) {
    Outlet outlet = feed.outlet();
    if (outlet == null) {
      return feed;
    }
    List<BusyPeriod> busy =
        events.stream()
            .filter(event -> event.tiers().contains(outlet.tier()))
            .map(Event::period)
            .toList();
    return busy.isEmpty() ? feed : feed.withBusy(busy);
  }
}
