package org.vigie.dashboard;

import static org.vigie.dashboard.QueryParameters.number;
import static org.vigie.dashboard.QueryParameters.parsed;
import static org.vigie.events.Outlet.UNKNOWN_TIER;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Count;
import org.vigie.events.Count.Window;

/**
 * A filter for {@link Count counts} of articles per hour or day. A null component does not filter.
 *
 * @param from earliest end time of a count's hour or day, exclusive
 * @param to latest start time of a count's hour or day, exclusive
 */
record CountsQuery(
    Window window,
    @Nullable String tag,
    @Nullable Integer tier,
    @Nullable String language,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final Set<String> KNOWN =
      Set.of("window", "tag", "tier", "language", "from", "to", "format", "token");

  /**
   * Parses parameters such as {@code window=day&tag=inesia}.
   *
   * @throws IllegalArgumentException with a message that names the parameter and the expected value
   */
  static CountsQuery of(Map<String, String> parameters) {
    QueryParameters.only(parameters, KNOWN);
    String time = "a time such as 2025-02-12T00:00:00Z";
    return new CountsQuery(
        parsed(parameters, "window", "hour or day", CountsQuery::window, Window.HOUR),
        parameters.get("tag"),
        parameters.containsKey("tier") ? number(parameters, "tier", 1, 1, UNKNOWN_TIER) : null,
        parameters.get("language"),
        parsed(parameters, "from", time, Instant::parse, null),
        parsed(parameters, "to", time, Instant::parse, null));
  }

  /** The format of the answer. */
  enum Format {
    JSON,
    CSV
  }

  /** Throws as {@link #of} does. */
  static Format format(Map<String, String> parameters) {
    return parsed(parameters, "format", "json or csv", CountsQuery::format, Format.JSON);
  }

  private static Format format(String name) {
    return Format.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Window window(String name) {
    return Window.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the counts that pass the filter, sorted by time, watch, tag, tier and language. */
  List<Count> select(List<Count> counts) {
    return counts.stream()
        .filter(this::selects)
        .sorted(
            Comparator.comparing(Count::start)
                .thenComparing(Count::watch)
                .thenComparing(Count::tag)
                .thenComparingInt(Count::tier)
                .thenComparing(Count::language))
        .toList();
  }

  private boolean selects(Count count) {
    return count.window() == window
        && (tag == null || tag.equals(count.tag()))
        && (tier == null || tier == count.tier())
        && (language == null || language.equals(count.language()))
        && (from == null || count.end().isAfter(from))
        && (to == null || count.start().isBefore(to));
  }
}
