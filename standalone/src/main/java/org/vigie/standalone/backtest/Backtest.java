package org.vigie.standalone.backtest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.Route;
import org.vigie.enrich.MatchSession;
import org.vigie.enrich.MatchSession.Result;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.standalone.backtest.BacktestOutcome.Change;
import org.vigie.standalone.backtest.BacktestOutcome.Found;
import org.vigie.standalone.backtest.BacktestOutcome.Side;
import org.vigie.standalone.explain.ArticleRoutes;

/**
 * Compares two versions of a watch on the same articles. Keeps only the articles in which one of
 * them finds something. Both are routed by the same {@code alerts.yaml}. An article that two feeds
 * bring under two addresses counts twice, although Vigie alerts about it once.
 */
public final class Backtest {
  private final WatchConfig before;
  private final WatchConfig after;
  private final ArticleRoutes routes;
  private final Analysis beforeAnalysis;
  private final Analysis afterAnalysis;
  private final Map<String, Article> found = new LinkedHashMap<>();
  private final Set<String> articles = new HashSet<>();

  /**
   * @param before the version in use
   * @param after the version that may replace it
   * @param alerts the routes for both versions
   */
  public Backtest(WatchConfig before, WatchConfig after, AlertsConfig alerts) {
    this.before = before;
    this.after = after;
    this.routes = ArticleRoutes.of(alerts);
    this.beforeAnalysis = Analysis.of(before.watch(), before.items());
    this.afterAnalysis = Analysis.of(after.watch(), after.items());
  }

  /** Reads an article. A later revision replaces an earlier one. */
  public void read(Article article) {
    articles.add(article.id());
    found.remove(article.id());
    if (!afterAnalysis.read(article).isEmpty() || !beforeAnalysis.read(article).isEmpty()) {
      found.put(article.id(), article);
    }
  }

  /**
   * Compares what was read.
   *
   * @param tags compares these tags only; empty to compare alerts
   */
  public BacktestOutcome outcome(Set<String> tags) {
    Map<String, Result> earlier = results(before);
    Map<String, Result> later = results(after);
    List<Found> gained = new ArrayList<>();
    List<Found> lost = new ArrayList<>();
    List<Change> both = new ArrayList<>();
    for (Change each : changes(earlier, later, tags)) {
      if (isMore(each.after(), each.before(), tags)) {
        gained.add(each.after());
      } else if (isMore(each.before(), each.after(), tags)) {
        lost.add(each.before());
      } else if (isFound(each.after(), tags)) {
        both.add(each);
      }
    }
    Predicate<Change> alike = each -> !tags.isEmpty() || isToldAlike(each.before(), each.after());
    return new BacktestOutcome(
        articles.size(),
        side(earlier, before, tags),
        side(later, after, tags),
        gained,
        lost,
        both.stream().filter(alike.negate()).toList(),
        both.stream().filter(alike).map(Change::after).toList());
  }

  private List<Change> changes(
      Map<String, Result> earlier, Map<String, Result> later, Set<String> tags) {
    List<Change> changes = new ArrayList<>();
    for (Article article : found.values()) {
      Result one = earlier.get(article.id());
      Result other = later.get(article.id());
      if (one != null && other != null) {
        changes.add(
            new Change(
                new Found(article, only(tags, one), taken(one, before)),
                new Found(article, only(tags, other), taken(other, after))));
      }
    }
    return changes;
  }

  private Map<String, Result> results(WatchConfig config) {
    var session = new MatchSession(config);
    found.values().forEach(session::add);
    Map<String, Result> results = new LinkedHashMap<>();
    session.results().forEach(result -> results.put(result.id(), result));
    return results;
  }

  /** True if one version finds something that the other doesn't. */
  private static boolean isMore(Found found, Found other, Set<String> tags) {
    return tags.isEmpty()
        ? isFound(found, tags) && !isFound(other, tags)
        : !tagIds(other.result()).containsAll(tagIds(found.result()));
  }

  /** True if both versions alert by the same routes, about the same kind of pickup. */
  private static boolean isToldAlike(Found one, Found other) {
    return one.routes().equals(other.routes()) && one.kind() == other.kind();
  }

  private static boolean isFound(Found found, Set<String> tags) {
    return tags.isEmpty() ? !found.routes().isEmpty() : !found.result().tags().isEmpty();
  }

  /** Returns the result with these tags only; with all its tags if none are given. */
  private static Result only(Set<String> tags, Result result) {
    List<Tag> kept =
        result.tags().stream().filter(tag -> tags.isEmpty() || tags.contains(tag.tag())).toList();
    return new Result(result.id(), kept, result.pickup(), result.story(), result.copyOf());
  }

  private static Set<String> tagIds(Result result) {
    return result.tags().stream().map(Tag::tag).collect(Collectors.toSet());
  }

  /** Returns the routes that an article takes; none if it is on the organisation's own site. */
  private List<Route> taken(Result result, WatchConfig version) {
    Article article = found.get(result.id());
    return article == null || Analysis.isOwn(version.organisation(), article)
        ? List.of()
        : routes.taken(article, result.tags(), result.pickup());
  }

  private Side side(Map<String, Result> results, WatchConfig version, Set<String> tags) {
    Map<String, Integer> tagged = new HashMap<>();
    Set<String> stories = new HashSet<>();
    int alerted = 0;
    for (Result result : results.values()) {
      tagIds(only(tags, result)).forEach(tag -> tagged.merge(tag, 1, Integer::sum));
      if (!taken(result, version).isEmpty()) {
        alerted++;
        stories.add(result.story() == null ? result.id() : result.story());
      }
    }
    return new Side(tagged, alerted, stories.size());
  }
}
