package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;

/** Finds the routes that a mention takes. */
record Routes(List<Route> routes) {
  /**
   * The first route that fits, and the following ones as long as each says {@code continue}. A
   * route with inner routes gives those of them that fit, or itself when none does.
   */
  List<Route> taken(Mention mention) {
    List<Route> taken = new ArrayList<>();
    for (Route route : routes) {
      if (route.match().fits(mention)) {
        List<Route> inner = new Routes(route.routes()).taken(mention);
        taken.addAll(inner.isEmpty() ? List.of(route) : inner);
        if (!route.continues()) {
          break;
        }
      }
    }
    return taken;
  }

  /** The route of this id, at any depth; null when the configuration no longer has it. */
  @Nullable Route find(String id) {
    for (Route route : routes) {
      if (route.id().equals(id)) {
        return route;
      }
      if (id.startsWith(route.id() + ".")) {
        return new Routes(route.routes()).find(id);
      }
    }
    return null;
  }
}
