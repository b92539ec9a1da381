package org.vigie.alerts.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.Route;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;

/** Which routes a mention takes. */
public final class Routes {
  private final List<Route> routes;

  public Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * The first route that fits, and those after it as long as the one before says {@code continue};
   * of a route with routes inside, those inside that fit, or itself when none does.
   */
  public List<Route> taken(Mention mention) {
    List<Route> taken = new ArrayList<>();
    take(routes, mention, taken);
    return taken;
  }

  /** By id, at any depth; null when the configuration no longer has it. */
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

  private static void take(List<Route> routes, Mention mention, List<Route> taken) {
    for (Route route : routes) {
      if (!fits(route.match(), mention)) {
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

  static boolean fits(Match match, Mention mention) {
    Article article = mention.article();
    Pickup pickup = mention.pickup();
    return (pickup != null || !mention.tags().isEmpty())
        && any(match.pickups(), pickup == null ? null : pickup.kind())
        && any(match.tiers(), article.outlet().tier())
        && any(match.outlets(), article.outlet().id())
        && any(match.languages(), article.language())
        && any(match.countries(), article.outlet().country())
        && (match.tags().isEmpty() || mention.tagIds().stream().anyMatch(match.tags()::contains));
  }

  private static <T> boolean any(Set<T> wanted, @Nullable T found) {
    return wanted.isEmpty() || (found != null && wanted.contains(found));
  }
}
