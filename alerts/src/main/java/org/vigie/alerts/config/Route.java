package org.vigie.alerts.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to tell where, and how patiently. The first route that fits takes the mention.
 *
 * @param id {@code route-1}, … in the order of the file; {@code route-1.2} inside another
 * @param name what people call it; null when the file doesn't say
 * @param to ids of channels
 * @param groupWait from a story's first mention to its first message; 0 tells at once
 * @param groupInterval at least this long between messages about one story
 * @param continues whether the routes after this one are tried too
 * @param routes tried first, when this one fits; they take its other settings unless they have
 *     their own
 */
public record Route(
    String id,
    @Nullable String name,
    Match match,
    List<String> to,
    Duration groupWait,
    Duration groupInterval,
    @Nullable Quiet quiet,
    boolean continues,
    List<Route> routes) {

  public static final Duration GROUP_WAIT = Duration.ofSeconds(30);
  public static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

  public Route {
    to = List.copyOf(to);
    routes = List.copyOf(routes);
  }

  /** One without a name. */
  public Route(
      String id,
      Match match,
      List<String> to,
      Duration groupWait,
      Duration groupInterval,
      @Nullable Quiet quiet,
      boolean continues,
      List<Route> routes) {
    this(id, null, match, to, groupWait, groupInterval, quiet, continues, routes);
  }

  /** Everything with a pickup or a tag, with the default timers. */
  public static Route forAll(List<String> to) {
    return new Route("route-1", Match.ALL, to, GROUP_WAIT, GROUP_INTERVAL, null, false, List.of());
  }
}
