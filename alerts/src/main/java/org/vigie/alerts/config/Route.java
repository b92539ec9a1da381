package org.vigie.alerts.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends matching mentions to channels after a wait. A mention takes the first route that matches.
 *
 * @param id {@code route-1}, … in the order of the file; {@code route-1.2} for an inner route
 * @param name name to show to people; null if the file contains none
 * @param to ids of channels
 * @param groupWait time to wait for more mentions of a story before a notification; 0 for no wait
 * @param groupInterval shortest time between two notifications about one story on one channel
 * @param continues true if the next routes are tried, too, after this route has matched
 * @param routes inner routes, tried if this route matches. If the file sets no channels, times or
 *     quiet hours for an inner route, it has those of this route
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

  // Default times, the same as in Prometheus Alertmanager.
  public static final Duration GROUP_WAIT = Duration.ofSeconds(30);
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  public Route {
    to = List.copyOf(to);
    routes = List.copyOf(routes);
  }

  /** Returns a route that sends every mention to the channels, with the default times. */
  public static Route forAll(List<String> to) {
    return new Route(
        "route-1", null, Match.ALL, to, GROUP_WAIT, GROUP_INTERVAL, null, false, List.of());
  }

  Route with(List<Route> inner) {
    return new Route(id, name, match, to, groupWait, groupInterval, quiet, continues, inner);
  }
}
