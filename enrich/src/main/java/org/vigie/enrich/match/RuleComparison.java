package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/**
 * Compares the rules of tags with one article after the other: which of them match, and how near
 * the others come. The work for an article is bounded by the number of different parts that the
 * queries have. Not thread-safe.
 */
public final class RuleComparison {
  private final Map<String, List<ComparedRule>> rules = new HashMap<>();
  private final Set<Zone> zones;
  private final PartScores scores;
  private @Nullable String language;

  private record ComparedRule(CompiledRule rule, int part) {}

  /** Ignores tags that were removed, and rules that can't be used, as {@link Matcher} does. */
  public RuleComparison(List<TagRules> tags) {
    var parts = new QueryParts();
    for (TagRules tag : tags) {
      if (!tag.retired()) {
        tag.rules().forEach(rule -> add(tag, rule, parts));
      }
    }
    Plan plan = parts.plan();
    zones = plan.zones();
    scores = parts.scores(plan);
  }

  private void add(TagRules tag, Rule rule, QueryParts parts) {
    try {
      int part = parts.add(QueryParser.parse(rule.query(), tag.macros()), tag.macros());
      var compiled = new CompiledRule(tag.id(), tag.version(), rule.id(), rule.languages());
      rules.computeIfAbsent(tag.id(), _ -> new ArrayList<>()).add(new ComparedRule(compiled, part));
    } catch (QuerySyntaxException e) {
      // Matcher reports it.
    }
  }

  /** Returns the ids of the tag's rules. */
  public Set<String> rules(String tag) {
    return of(tag).stream().map(each -> each.rule().rule()).collect(Collectors.toSet());
  }

  /** Takes an article in its known language, and its words. */
  public void begin(Article article, ArticleWords words) {
    language = Matcher.language(article);
    scores.begin(Matcher.tokens(zones, article, words), language);
  }

  /** Returns the ids of the tag's rules that match the article. */
  public Set<String> matching(String tag) {
    return of(tag).stream()
        .filter(each -> score(each) >= QueryPart.MET)
        .map(each -> each.rule().rule())
        .collect(Collectors.toSet());
  }

  /**
   * Returns the tag's rule that comes nearest to the article without matching it.
   *
   * @param least empty is returned if no rule has at least this score
   */
  public Optional<NearMiss> nearest(String tag, double least) {
    ComparedRule nearest = null;
    double highest = least;
    for (ComparedRule each : of(tag)) {
      double score = score(each);
      if (score < QueryPart.MET && (nearest == null ? score >= highest : score > highest)) {
        nearest = each;
        highest = score;
      }
    }
    return nearest == null
        ? Optional.empty()
        : Optional.of(new NearMiss(nearest.rule().rule(), highest, reasons(nearest)));
  }

  private List<ComparedRule> of(String tag) {
    return rules.getOrDefault(tag, List.of());
  }

  private double score(ComparedRule rule) {
    double score = scores.score(rule.part());
    if (rule.rule().isFor(language)) {
      return score;
    }
    return score >= QueryPart.MET ? QueryPart.ALMOST : 0;
  }

  private List<String> reasons(ComparedRule nearest) {
    List<String> reasons = new ArrayList<>();
    scores.explain(nearest.part(), reasons);
    if (!nearest.rule().isFor(language)) {
      reasons.add(
          "the language is %s, and the rule is only for %s"
              .formatted(language, String.join(", ", nearest.rule().languages())));
    }
    return reasons.stream().distinct().toList();
  }
}
