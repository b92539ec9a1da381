package org.vigie.standalone.backtest;

import java.util.List;
import java.util.Map;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.events.Article;

/**
 * What two versions of a watch find in the same articles.
 *
 * @param articles number of articles that were read
 * @param gained articles that only the later version alerts about; if tags are compared, those that
 *     have one of the tags with the later version only
 * @param lost the same for the earlier version
 * @param kept articles that both versions alert about; if tags are compared, those that have the
 *     same ones with both
 */
public record BacktestOutcome(
    int articles, Side before, Side after, List<Found> gained, List<Found> lost, List<Found> kept) {

  public BacktestOutcome {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
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
  }
}
