package org.vigie.alerts.config;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Reads the {@code routes} of {@code alerts.yaml}, and times and channels of {@code digests}. */
record RouteReader(Set<String> channels, MatchReader matches) {
  // Limits for a wait, for routes inside routes, and for the characters of a name. Estimates: high
  // enough for every sensible file, and low enough to report a mistake.
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 60;

  List<Route> read(YamlMap top) {
    return routes(top, "route-", Route.forAll(List.of(AlertsConfig.CONSOLE)), DEEPEST);
  }

  private List<Route> routes(YamlMap keys, String prefix, Route parent, int deeper) {
    List<Route> routes = new ArrayList<>();
    for (YamlMap each : keys.maps("routes")) {
      if (deeper == 0) {
        each.problem("match", "routes are nested more than " + DEEPEST + " deep");
        break;
      }
      routes.add(route(each, prefix + (routes.size() + 1), parent, deeper));
    }
    return routes;
  }

  private Route route(YamlMap keys, String id, Route parent, int deeper) {
    try (keys) {
      Duration wait = duration(keys, "groupWait", parent.groupWait());
      Duration interval = duration(keys, "groupInterval", parent.groupInterval());
      var own =
          new Route(
              id,
              name(keys),
              keys.map("match").map(matches::read).orElse(Match.ALL),
              keys.value("to").isPresent() ? channels(keys) : parent.to(),
              wait,
              interval,
              keys.map("quiet").map(this::quiet).orElse(parent.quiet()),
              keys.flag("continue", false),
              List.of());
      return own.with(routes(keys, id + ".", own, deeper - 1));
    }
  }

  private static @Nullable String name(YamlMap keys) {
    String name = keys.text("name", "").strip();
    if (name.length() > LONGEST_NAME) {
      keys.problem("name", "is longer than " + LONGEST_NAME + " characters");
    }
    return name.isEmpty() ? null : name;
  }

  private static Duration duration(YamlMap keys, String key, Duration inherited) {
    Duration duration = keys.duration(key, inherited, Duration.ZERO, LONGEST_WAIT);
    return duration == null ? inherited : duration;
  }

  private @Nullable QuietHours quiet(YamlMap keys) {
    try (keys) {
      List<Match> except = new ArrayList<>();
      for (YamlValue value : keys.items("except")) {
        value.map().map(matches::read).ifPresent(except::add);
        if (except.contains(Match.ALL)) {
          value.problem("excepts everything; expected for instance { tier: 1, tag: … }");
        }
      }
      LocalTime from = time(keys, "from");
      LocalTime to = time(keys, "to");
      if (from != null && from.equals(to)) {
        keys.problem("to", "is the same as from; expected a time span such as 22:00 to 07:00");
      }
      return from == null || to == null ? null : new QuietHours(from, to, except);
    }
  }

  /** Returns a time of day. Reports a missing key or a wrong value, and then returns null. */
  static @Nullable LocalTime time(YamlMap keys, String key) {
    String text = keys.text(key);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalTime.parse(text.length() == "7:00".length() ? "0" + text : text);
    } catch (DateTimeParseException e) {
      keys.problem(key, text + " is not a time of day such as 22:00");
      return null;
    }
  }

  /** Returns the ids of channels in {@code to}. Reports unknown channels and leaves them out. */
  List<String> channels(YamlMap keys) {
    String expected = "; expected one of " + list(channels);
    List<YamlValue> items = keys.items("to");
    if (items.isEmpty()) {
      keys.problem("to", "names no channel" + expected);
    }
    var reader = MatchReader.text(channels::contains, name -> name, "a channel" + expected);
    return items.stream().flatMap(item -> reader.apply(item).stream()).distinct().toList();
  }

  static String list(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
