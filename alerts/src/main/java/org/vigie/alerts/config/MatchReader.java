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
 * Reads {@code match} and {@code except}.
 *
 * @param tagIds the watch's tags; empty if they aren't known
 */
record MatchReader(Set<String> tagIds) {
  private static final Predicate<String> TWO_LETTERS =
      Pattern.compile("[A-Za-z]{2}").asMatchPredicate();
  private static final Predicate<String> OUTLET = Pattern.compile("[a-z0-9-]+").asMatchPredicate();
  private static final Predicate<String> TIER =
      Pattern.compile("[1-" + Outlet.UNKNOWN_TIER + "]").asMatchPredicate();

  Match read(YamlMap keys) {
    try (keys) {
      var tiers = values(keys, "tier", text(TIER, Integer::valueOf, "a tier: 1, 2 or 3"));
      return new Match(
          values(keys, "pickup", value -> value.choice(Pickup.Kind.class)),
          values(
              keys,
              "tag",
              text(
                  tag -> tagIds.isEmpty() || tagIds.contains(tag),
                  tag -> tag,
                  "a tag of the watch: " + RouteReader.list(tagIds))),
          tiers,
          values(keys, "outlet", text(OUTLET, id -> id, "an outlet's id such as lemonde")),
          values(
              keys,
              "language",
              text(TWO_LETTERS, code -> code.toLowerCase(Locale.ROOT), "a language such as fr")),
          values(
              keys,
              "country",
              text(TWO_LETTERS, code -> code.toUpperCase(Locale.ROOT), "a country such as FR")));
    }
  }

  private static <T> Set<T> values(
      YamlMap keys, String key, Function<YamlValue, Optional<T>> reader) {
    List<YamlValue> items = keys.items(key);
    if (keys.has(key) && items.isEmpty()) {
      // why: an empty set counts as a key that isn't given, and fits everything.
      keys.problem(key, "is an empty list, which nothing fits");
    }
    return items.stream()
        .flatMap(item -> reader.apply(item).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Function<YamlValue, Optional<T>> text(
      Predicate<String> allowed, Function<String, T> converter, String expected) {
    return value -> {
      Optional<String> text = value.text();
      text.filter(allowed.negate())
          .ifPresent(wrong -> value.problem(wrong + " is not " + expected));
      return text.filter(allowed).map(converter);
    };
  }
}
