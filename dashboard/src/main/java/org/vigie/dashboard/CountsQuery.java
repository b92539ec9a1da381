package org.vigie.dashboard;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    return new CountsQuery(
        read(
            parameters,
            "window",
            "hour or day",
            value -> Count.Window.valueOf(value.toUpperCase(Locale.ROOT)),
            Count.Window.HOUR),
        parameters.get("tag"),
        read(parameters, "tier", "a number", Integer::valueOf, null),
        parameters.get("language"),
        read(parameters, "from", "a time such as 2025-02-12T00:00:00Z", Instant::parse, null),
        read(parameters, "to", "a time such as 2025-02-12T00:00:00Z", Instant::parse, null));
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

  private static <T extends @Nullable Object> T read(
      Map<String, String> parameters,
      String name,
      String expected,
      Function<String, ? extends T> read,
      T otherwise) {
    String value = parameters.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return read.apply(value);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": '" + value + "' is not " + expected, e);
    }
  }
}
