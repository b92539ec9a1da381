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

/** Reads {@code routes}. */
final class RouteReader {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 60;

  private final Set<String> channels;
  private final MatchReader matches;

  RouteReader(Set<String> channels, Set<String> tagIds) {
    this.channels = channels;
    this.matches = new MatchReader(tagIds);
  }

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
      Duration wait = keys.duration("groupWait", parent.groupWait(), Duration.ZERO, LONGEST);
      Duration interval =
          keys.duration("groupInterval", parent.groupInterval(), Duration.ZERO, LONGEST);
      var own =
          new Route(
              id,
              name(keys),
              keys.map("match").map(matches::read).orElse(Match.ALL),
              keys.value("to").isPresent() ? References.channels(keys, channels) : parent.to(),
              wait == null ? parent.groupWait() : wait,
              interval == null ? parent.groupInterval() : interval,
              keys.map("quiet").map(this::quiet).orElse(parent.quiet()),
              keys.flag("continue", false),
              List.of());
      return withRoutes(own, routes(keys, id + ".", own, deeper - 1));
    }
  }

  private static @Nullable String name(YamlMap keys) {
    String name = keys.text("name", "").strip();
    if (name.length() > LONGEST_NAME) {
      keys.problem("name", "is longer than " + LONGEST_NAME + " characters");
    }
    return name.isEmpty() ? null : name;
  }

  private static Route withRoutes(Route route, List<Route> routes) {
    return new Route(
        route.id(),
        route.name(),
        route.match(),
        route.to(),
        route.groupWait(),
        route.groupInterval(),
        route.quiet(),
        route.continues(),
        routes);
  }

  private @Nullable Quiet quiet(YamlMap keys) {
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
      return from == null || to == null ? null : new Quiet(from, to, except);
    }
  }

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
}
