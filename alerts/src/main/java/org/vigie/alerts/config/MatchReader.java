package org.vigie.alerts.config;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.vigie.events.Outlet;
import org.vigie.events.Pickup;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads {@code match} and {@code except}. */
final class MatchReader {
  private static final Predicate<String> TWO_LETTERS =
      Pattern.compile("[A-Za-z]{2}").asMatchPredicate();
  private static final Predicate<String> OUTLET = Pattern.compile("[a-z0-9-]+").asMatchPredicate();
  private static final Predicate<String> TIER =
      Pattern.compile("[1-" + Outlet.UNKNOWN_TIER + "]").asMatchPredicate();

  private final Set<String> tagIds;

  MatchReader(Set<String> tagIds) {
    this.tagIds = tagIds;
  }

  Match read(YamlMap keys) {
    try (keys) {
      Set<Integer> tiers = new HashSet<>();
      texts(keys, "tier", TIER, s -> s, "a tier: 1, 2 or 3")
          .forEach(tier -> tiers.add(Integer.parseInt(tier)));
      return new Match(
          pickups(keys),
          texts(
              keys, "tag", this::isTag, s -> s, "a tag of the watch: " + RouteReader.list(tagIds)),
          tiers,
          texts(keys, "outlet", OUTLET, s -> s, "an outlet's id such as lemonde"),
          texts(keys, "language", TWO_LETTERS, MatchReader::lower, "a language such as fr"),
          texts(keys, "country", TWO_LETTERS, MatchReader::upper, "a country such as FR"));
    }
  }

  private boolean isTag(String name) {
    return tagIds.isEmpty() || tagIds.contains(name);
  }

  private static Set<Pickup.Kind> pickups(YamlMap keys) {
    Set<Pickup.Kind> kinds = new LinkedHashSet<>();
    for (YamlValue value : keys.items("pickup")) {
      YamlMap.choice(value, Pickup.Kind.class).ifPresent(kinds::add);
    }
    reportEmpty(keys, "pickup");
    return kinds;
  }

  private static Set<String> texts(
      YamlMap keys,
      String key,
      Predicate<String> allowed,
      UnaryOperator<String> written,
      String expected) {
    Set<String> texts = new LinkedHashSet<>();
    for (YamlValue value : keys.items(key)) {
      value
          .text()
          .ifPresent(
              text -> {
                if (allowed.test(text)) {
                  texts.add(written.apply(text));
                } else {
                  value.problem(text + " is not " + expected);
                }
              });
    }
    reportEmpty(keys, key);
    return texts;
  }

  /** An empty list would count as a key that isn't given, and fit everything. */
  private static void reportEmpty(YamlMap keys, String key) {
    if (keys.has(key) && keys.items(key).isEmpty()) {
      keys.problem(key, "is an empty list, which nothing fits");
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
