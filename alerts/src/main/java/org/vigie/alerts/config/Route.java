package org.vigie.alerts.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mentions are sent to which channels, and how long they wait. A mention takes the first
 * route that fits.
 *
 * @param id {@code route-1}, … in the order of the file; {@code route-1.2} inside another
 * @param name for people; null when the file has none
 * @param to ids of channels
 * @param groupWait from a story's first mention to its first notification; 0 sends at once
 * @param groupInterval shortest time between two notifications about one story
 * @param continues true if the following routes are tried, too
 * @param routes inner routes, tried first when this one fits; they inherit its settings
 */
public record Route(
    String id,
    @Nullable String name,
    Match match,
    List<String> to,
    Duration groupWait,
    Duration groupInterval,
    @Nullable QuietHours quiet,
    boolean continues,
    List<Route> routes) {

  // The defaults of Prometheus Alertmanager.
  public static final Duration GROUP_WAIT = Duration.ofSeconds(30);
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  public Route {
    to = List.copyOf(to);
    routes = List.copyOf(routes);
  }

  /** Every mention with a pickup or a tag, with the default timers. */
  public static Route forAll(List<String> to) {
    return new Route(
        "route-1", null, Match.ALL, to, GROUP_WAIT, GROUP_INTERVAL, null, false, List.of());
  }

  Route with(List<Route> inner) {
    return new Route(id, name, match, to, groupWait, groupInterval, quiet, continues, inner);
  }
}
