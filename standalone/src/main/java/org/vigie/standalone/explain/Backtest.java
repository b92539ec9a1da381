package org.vigie.standalone.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.story.Finding;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.Tag;

/**
 * Compares two versions of a watch on the same articles. Keeps only the articles in which one of
 * them finds something. Both are routed by the same {@code alerts.yaml}.
 */
public final class Backtest {
  private final WatchConfig before;
  private final WatchConfig after;
  private final ArticleRoutes routes;
  private final Analysis beforeAnalysis;
  private final Analysis afterAnalysis;
  private final Map<String, Article> found = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Set<String> onOwnSite = new HashSet<>();

  /**
   * Takes two versions.
   *
   * @param before the version in use
   * @param after the version that may replace it
   */
  public Backtest(WatchConfig before, WatchConfig after, AlertsConfig alerts) {
    this.before = before;
    this.after = after;
    this.routes = ArticleRoutes.of(alerts);
    this.beforeAnalysis = Analysis.of(before.watch(), before.items());
    this.afterAnalysis = Analysis.of(after.watch(), after.items());
  }

  /**
   * What both versions find.
   *
   * @param articles number of articles that were read
   * @param changed articles of which only one version makes an alert, or which only it tags
   * @param silentRules ids of the later version's rules that find nothing
   */
  public record Outcome(
      int articles, Side before, Side after, List<Changed> changed, List<String> silentRules) {
    public Outcome {
      changed = List.copyOf(changed);
      silentRules = List.copyOf(silentRules);
    }
  }

  /**
   * What one version finds.
   *
   * @param tagged number of articles with each tag
   * @param alerted number of articles that take a route
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

  /** Reads an article. A later revision replaces an earlier one. */
  public void read(Article article) {
    read.add(article.id());
    found.remove(article.id());
    Finding finding = afterAnalysis.read(article);
    if (!finding.isEmpty() || !beforeAnalysis.read(article).isEmpty()) {
      found.put(article.id(), article);
    }
    if (finding.own()) {
      onOwnSite.add(article.id());
    }
  }

  /**
   * Compares what was read.
   *
   * @param tag compares this tag only; null to compare alerts
   */
  public Outcome outcome(@Nullable String tag) {
    Map<String, Result> old = results(before);
    Map<String, Result> fresh = results(after);
    List<Changed> changed = new ArrayList<>();
    for (Article article : found.values()) {
      Result one = old.get(article.id());
      Result other = fresh.get(article.id());
      if (one != null && other != null && isFound(one, tag) != isFound(other, tag)) {
        boolean isGain = isFound(other, tag);
        Result result = isGain ? other : one;
        changed.add(new Changed(article, isGain, result, taken(result)));
      }
    }
    return new Outcome(read.size(), side(old), side(fresh), changed, silentRules(fresh));
  }

  private Map<String, Result> results(WatchConfig config) {
    var session = new MatchSession(config);
    found.values().forEach(session::add);
    Map<String, Result> results = new LinkedHashMap<>();
    session.results().forEach(result -> results.put(result.id(), result));
    return results;
  }

  /** True if the result has this tag; without one, if its article takes a route. */
  private boolean isFound(Result result, @Nullable String tag) {
    return tag == null
        ? !taken(result).isEmpty()
        : result.tags().stream().anyMatch(each -> each.tag().equals(tag));
  }

  private List<Route> taken(Result result) {
    Article article = found.get(result.id());
    return article == null || onOwnSite.contains(result.id())
        ? List.of()
        : routes.taken(article, result.tags(), result.pickup());
  }

  private Side side(Map<String, Result> results) {
    Map<String, Integer> tagged = new HashMap<>();
    Set<String> stories = new HashSet<>();
    int alerted = 0;
    for (Result result : results.values()) {
      result.tags().stream()
          .map(Tag::tag)
          .distinct()
          .forEach(tag -> tagged.merge(tag, 1, Integer::sum));
      if (!taken(result).isEmpty()) {
        alerted++;
        stories.add(result.story() == null ? result.id() : result.story());
      }
    }
    return new Side(tagged, alerted, stories.size());
  }

  /** Returns the rules of tags that matched no article. */
  private List<String> silentRules(Map<String, Result> results) {
    Set<String> fired = new HashSet<>();
    results.values().forEach(result -> result.tags().forEach(tag -> fired.add(tag.rule())));
    return after.tags().stream()
        .filter(tag -> !tag.message())
        .flatMap(tag -> tag.rules().stream())
        .map(rule -> rule.id())
        .filter(rule -> !fired.contains(rule))
        .toList();
  }
}
