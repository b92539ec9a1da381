package org.vigie.standalone.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.Example;
import org.vigie.enrich.config.WatchConfig.RulePlace;
import org.vigie.enrich.match.NearMiss;
import org.vigie.enrich.match.RuleComparison;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.settings.Plural;

/**
 * The rules that come nearest to most of the texts that people marked as wrong ({@code ignores}).
 *
 * @param comparison the rules of the watch; begins other articles
 * @param found returns the number of texts that a rule found: of an article, each revision
 */
record WrongRules(WatchConfig watch, RuleComparison comparison, ToIntFunction<RulePlace> found) {
  /** Maximum number of rules shown. Chosen: a person mends one after the other. */
  private static final int MOST = 5;

  /** Returns a line for each of these rules of some tags, the one with most texts first. */
  List<String> lines(Set<String> tags) {
    Map<RulePlace, List<Boolean>> marks = new LinkedHashMap<>();
    for (Example example : watch.examples()) {
      if (!example.matches() && tags.contains(example.tag())) {
        comparison.begin(Examples.article(example.text()), new ArticleWords());
        boolean isFound = !comparison.matching(example.tag()).isEmpty();
        atFault(example.tag())
            .ifPresent(rule -> marks.computeIfAbsent(rule, _ -> new ArrayList<>()).add(isFound));
      }
    }
    return marks.entrySet().stream()
        .sorted(Comparator.comparingInt(mark -> -mark.getValue().size()))
        .limit(MOST)
        .map(mark -> line(mark.getKey(), mark.getValue()))
        .toList();
  }

  private String line(RulePlace rule, List<Boolean> marks) {
    long stillFound = marks.stream().filter(each -> each).count();
    return "%s: %s, %s; found %s here"
        .formatted(
            RulesReport.line(rule),
            Plural.of(marks.size(), "wrong find"),
            stillFound == 0 ? "none of them is found now" : stillFound + " still found",
            Plural.of(found.applyAsInt(rule), "text"));
  }

  /** Returns the rule of a tag that matches the present article, or comes nearest to it. */
  private Optional<RulePlace> atFault(String tag) {
    Optional<String> rule =
        comparison.matching(tag).stream()
            .sorted()
            .findFirst()
            .or(() -> comparison.nearest(tag, RulesReport.LEAST).map(NearMiss::rule));
    return watch.rulePlaces().stream()
        .filter(place -> place.tag().equals(tag) && rule.equals(Optional.of(place.rule())))
        .findFirst();
  }
}
