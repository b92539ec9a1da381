package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;

/** Finds the routes that a mention takes. */
final class Routes {
  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * The first route that fits, and the following ones as long as each says {@code continue}. A
   * route with inner routes gives those of them that fit, or itself when none does.
   */
  List<Route> taken(Mention mention) {
    List<Route> taken = new ArrayList<>();
    take(routes, mention, taken);
    return taken;
  }

  private static void take(List<Route> routes, Mention mention, List<Route> taken) {
    for (Route route : routes) {
      if (!route.match().fits(mention)) {
        continue;
      }
      int before = taken.size();
      take(route.routes(), mention, taken);
      if (taken.size() == before) {
        taken.add(route);
      }
      if (!route.continues()) {
        return;
      }
    }
  }

  /** The route of this id, at any depth; null when the configuration no longer has it. */
  @Nullable Route find(String id) {
    return find(routes, id);
  }

  private static @Nullable Route find(List<Route> routes, String id) {
    for (Route route : routes) {
      if (route.id().equals(id)) {
        return route;
      }
      if (id.startsWith(route.id() + ".")) {
        return find(route.routes(), id);
      }
    }
    return null;
  }
}
