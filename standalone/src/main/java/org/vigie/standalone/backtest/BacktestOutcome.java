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
 * @param changed articles that only one version alerts about or, if tags are compared, only one
 *     tags
 */
public record BacktestOutcome(int articles, Side before, Side after, List<Changed> changed) {

  public BacktestOutcome {
    changed = List.copyOf(changed);
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
   * An article in which only one version finds what is compared.
   *
   * @param isGain true if the later version finds it, false if the earlier one does
   * @param result what this version finds in the article
   * @param routes the routes that it takes with this version
   */
  public record Changed(Article article, boolean isGain, Result result, List<Route> routes) {
    public Changed {
      routes = List.copyOf(routes);
    }
  }
}
