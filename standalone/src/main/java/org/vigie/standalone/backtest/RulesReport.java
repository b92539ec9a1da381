package org.vigie.standalone.backtest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.match.RuleComparison;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.ingest.text.Characters;

/**
 * What the rules of a watch don't find: for each tag, the articles that came nearest to it without
 * having it, and the rules that never fired. Memory is bounded however many articles are read.
 */
public final class RulesReport {
  /**
   * Least share of a rule that must match. Chosen: half of an AND of two; a NEAR of which only one
   * side is there has less.
   */
  private static final double LEAST = 0.5;

  /**
   * If more than this share of the revisions read lack the same thing, it is noise, such as a broad
   * word alone. Chosen.
   */
  private static final double COMMON = 0.05;

  /** Up to this number of articles, nothing is noise. Chosen: a person can read them. */
  private static final int ALWAYS_SHOWN = 20;

  private final WatchConfig watch;
  private final RuleComparison comparison;
  private final Map<String, TagMisses> misses = new LinkedHashMap<>();

  /** The ids of the rules that matched an article, by tag. */
  private final Map<String, Set<String>> fired = new HashMap<>();

  private int read;

  /**
   * Takes a watch.
   *
   * @param tag reports of this tag only; null for all tags
   * @param most maximum number of articles shown of each tag; 0 for none
   */
  public RulesReport(WatchConfig watch, @Nullable String tag, int most) {
    this.watch = watch;
    List<TagRules> tags =
        watch.tags().stream()
            .filter(each -> !each.message() && (tag == null || tag.equals(each.id())))
            .toList();
    this.comparison = new RuleComparison(tags);
    for (TagRules each : tags) {
      misses.put(each.id(), new TagMisses(most));
      fired.put(each.id(), new HashSet<>());
    }
  }

  /** Reads an article. A later revision replaces an earlier one that came near to a tag. */
  public void read(Article given) {
    read++;
    var words = new ArticleWords();
    Article article = Analysis.inKnownLanguage(given, words);
    boolean isOwn = Analysis.isOwn(watch.organisation(), article);
    comparison.begin(article, words);
    misses.forEach(
        (tag, near) -> {
          near.remove(article.id());
          Set<String> matching = comparison.matching(tag);
          requireNonNull(fired.get(tag)).addAll(matching);
          if (matching.isEmpty() && !isOwn) {
            comparison.nearest(tag, LEAST).ifPresent(lack -> near.add(Miss.of(article, lack)));
          }
        });
  }

  /** Returns the lines for people; none if there is nothing to say. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int common = Math.max(ALWAYS_SHOWN, (int) (COMMON * read));
    misses.forEach((tag, near) -> addMisses(tag, near.nearest(common), lines));
    addSilentRules(lines);
    return lines;
  }

  private static void addMisses(String tag, List<Miss> nearest, List<String> lines) {
    if (!nearest.isEmpty()) {
      lines.add("");
      lines.add("Nearest misses of the tag " + tag + ":");
    }
    for (Miss miss : nearest) {
      lines.add("  " + miss.caption().text());
      lines.add("      " + Characters.printable(miss.link()));
      lines.add("      nearest: " + miss.lack().text());
    }
  }

  private void addSilentRules(List<String> lines) {
    List<String> silent =
        watch.rulePlaces().stream()
            .filter(place -> comparison.rules(place.tag()).contains(place.rule()))
            .filter(place -> !fired.getOrDefault(place.tag(), Set.of()).contains(place.rule()))
            .map(
                place ->
                    "  %s line %d: tag %s, rule %s"
                        .formatted(place.file(), place.line(), place.tag(), place.rule()))
            .toList();
    if (!silent.isEmpty()) {
      lines.add("");
      lines.add("Rules that never fired in these articles:");
      lines.addAll(silent);
    }
  }
}
