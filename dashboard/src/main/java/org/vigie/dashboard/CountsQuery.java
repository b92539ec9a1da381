package org.vigie.dashboard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Count;

/**
 * Selects counts; null selects all.
 *
 * @param from inclusive lower bound of the window's start
 * @param to exclusive upper bound of the window's start
 */
record CountsQuery(
    Count.Window window,
    @Nullable String tag,
    @Nullable Integer tier,
    @Nullable String language,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final Set<String> KNOWN =
      Set.of("window", "tag", "tier", "language", "from", "to", "format", "token");

  /**
   * @param parameters of the request, such as {@code window=day&tag=inesia}
   * @throws IllegalArgumentException naming the parameter and what was expected
   */
  static CountsQuery of(Map<String, String> parameters) {
    QueryParameters.only(parameters, KNOWN);
    String time = "a time such as 2025-02-12T00:00:00Z";
    return new CountsQuery(
        QueryParameters.parsed(
            parameters,
            "window",
            "hour or day",
            value -> Count.Window.valueOf(value.toUpperCase(Locale.ROOT)),
            Count.Window.HOUR),
        parameters.get("tag"),
        QueryParameters.parsed(parameters, "tier", "a number", Integer::valueOf, null),
        parameters.get("language"),
        QueryParameters.parsed(parameters, "from", time, Instant::parse, null),
        QueryParameters.parsed(parameters, "to", time, Instant::parse, null));
  }

  /** The selected counts, sorted by time, watch, tag, tier and language. */
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
        && (from == null || !count.start().isBefore(from))
        && (to == null || count.start().isBefore(to));
  }
}
