package org.vigie.alerts.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Reads conditions on mentions: the {@code match} of a route and the {@code except} of quiet hours.
 *
 * @param tagIds ids of the watch's tags; empty to accept any tag, if the watch could not be read
 */
record MatchReader(Set<String> tagIds) {
  private static final Predicate<String> TWO_LETTERS =
      Pattern.compile("[A-Za-z]{2}").asMatchPredicate();
  private static final Predicate<String> OUTLET = Pattern.compile("[a-z0-9-]+").asMatchPredicate();
  private static final Predicate<String> TIER =
      Pattern.compile("[1-" + Outlet.UNKNOWN_TIER + "]").asMatchPredicate();

  Match read(YamlMap keys) {
    try (keys) {
      Predicate<String> isKnown = tag -> tagIds.isEmpty() || tagIds.contains(tag);
      String tags = "a tag of the watch, or is retired; its tags: " + RouteReader.list(tagIds);
      var tag = text(isKnown, id -> id, tags);
      var language = text(TWO_LETTERS, it -> it.toLowerCase(Locale.ROOT), "a language such as fr");
      var country = text(TWO_LETTERS, it -> it.toUpperCase(Locale.ROOT), "a country such as FR");
      var tiers = values(keys, "tier", text(TIER, Integer::valueOf, "a tier: 1, 2 or 3"));
      return new Match(
          values(keys, "pickup", value -> value.choice(Pickup.Kind.class)),
          values(keys, "tag", tag),
          tiers,
          values(keys, "outlet", text(OUTLET, id -> id, "an outlet's id such as lemonde")),
          values(keys, "language", language),
          values(keys, "country", country));
    }
  }

  private static <T> Set<T> values(
      YamlMap keys, String key, Function<YamlValue, Optional<T>> reader) {
    List<YamlValue> items = keys.items(key);
    if (keys.has(key) && items.isEmpty()) {
      // why: Match treats an empty set like a missing key, and would accept all mentions.
      keys.problem(key, "is an empty list, which nothing fits");
    }
    return items.stream()
        .flatMap(item -> reader.apply(item).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns a function that reads a text of the file and converts it. If {@code allowed} rejects
   * the text, the function reports that the text is not {@code expected}, and returns empty.
   */
  static <T> Function<YamlValue, Optional<T>> text(
      Predicate<String> allowed, Function<String, T> converter, String expected) {
    return value -> {
      Optional<String> text = value.text();
      text.filter(allowed.negate())
          .ifPresent(wrong -> value.problem(wrong + " is not " + expected));
      return text.filter(allowed).map(converter);
    };
  }
}
