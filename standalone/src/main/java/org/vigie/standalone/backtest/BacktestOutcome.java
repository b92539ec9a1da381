package org.vigie.standalone.backtest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.events.Article;
import org.vigie.events.Pickup;

/**
 * What two versions of a watch find in the same articles.
 *
 * @param articles number of articles that were read
 * @param gained articles that only the later version alerts about; if tags are compared, those that
 *     have one of the tags with the later version only
 * @param lost the same for the earlier version
 * @param changed articles that both versions alert about, but by other routes or as another kind of
 *     pickup; none if tags are compared
 * @param kept articles that both versions alert about in the same way; if tags are compared, those
 *     that have the same ones with both
 */
public record BacktestOutcome(
    int articles,
    Side before,
    Side after,
    List<Found> gained,
    List<Found> lost,
    List<Change> changed,
    List<Found> kept) {

  public BacktestOutcome {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    changed = List.copyOf(changed);
    kept = List.copyOf(kept);
  }

  /**
   * What one version finds.
   *
   * @param tagged number of articles with each tag
   * @param alerted number of articles that at least one route takes
   * @param stories number of stories that these articles are about: each makes one message
   */
  public record Side(Map<String, Integer> tagged, int alerted, int stories) {
    public Side {
      tagged = Map.copyOf(tagged);
    }
  }

  /**
   * An article in which a version finds what is compared.
   *
   * @param result what this version finds in the article; the later one, if both find something
   * @param routes the routes that it takes with this version
   */
  public record Found(Article article, Result result, List<Route> routes) {
    public Found {
      routes = List.copyOf(routes);
    }

    /** Returns the kind of the pickup; null if it is none. */
    Pickup.@Nullable Kind kind() {
      return result.pickup() == null ? null : result.pickup().kind();
    }
  }

  /** What the two versions find in one article. */
  public record Change(Found before, Found after) {}
}
