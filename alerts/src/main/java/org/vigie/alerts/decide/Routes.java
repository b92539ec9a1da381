package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.events.Mention;

/** Finds the routes that match a mention. */
public record Routes(List<Route> routes) {
  /**
   * Returns the first route that matches. If it has {@code continue: true}, also returns the next
   * route that matches, and so on. If inner routes of a route match, returns them instead of it.
   */
  public List<Route> taken(Mention mention) {
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

  /** Returns the channels of the routes that {@link #taken} returns. */
  Set<String> channels(Mention mention) {
    return taken(mention).stream()
        .flatMap(route -> route.to().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the tags by which the route with this id selects mentions: its own, or else those of
   * the nearest outer route that has any. Empty if no tag is asked for.
   */
  Set<String> tags(String id) {
    for (Route route : routes) {
      if (route.id().equals(id)) {
        return route.match().tags();
      }
      if (id.startsWith(route.id() + ".")) {
        Set<String> inner = new Routes(route.routes()).tags(id);
        return inner.isEmpty() ? route.match().tags() : inner;
      }
    }
    return Set.of();
  }

  /** Returns the outer or inner route with this id; null if it is no longer configured. */
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
