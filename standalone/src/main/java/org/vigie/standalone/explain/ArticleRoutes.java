package org.vigie.standalone.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.decide.Routes;
import org.vigie.events.Article;
import org.vigie.events.Mention;
import org.vigie.events.Pickup;
import org.vigie.events.Tag;

/** The routes of {@code alerts.yaml} that an article takes by itself, whatever its story is. */
public record ArticleRoutes(Routes routes) {
  /** Reads the routes. */
  public static ArticleRoutes of(AlertsConfig alerts) {
    return new ArticleRoutes(new Routes(alerts.routes()));
  }

  /** Returns the routes that are taken; {@code tags} without key messages. */
  public List<Route> taken(Article article, List<Tag> tags, @Nullable Pickup pickup) {
    // why: no route asks for the watch or the story.
    return routes.taken(new Mention("watch", article, tags, pickup, "story", null, null, false));
  }
}
