package org.vigie.standalone.backtest;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.config.WatchConfig.RulePlace;
import org.vigie.enrich.match.RuleComparison;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.watch.Analysis;
import org.vigie.events.Article;
import org.vigie.events.WatchItem.TagRules;
import org.vigie.ingest.text.Characters;

/**
 * What the rules of a watch don't find, or find wrongly: for each tag, the articles that came
 * nearest to it without having it; the rules that never fired; and those that come nearest to most
 * of the texts that people marked as wrong ({@code ignores}). Memory is bounded however many
 * articles are read.
 */
public final class RulesReport {
  /**
   * Least share of a rule that must match. Chosen: half of an AND of two; a NEAR of which only one
   * side is there has less.
   */
  static final double LEAST = 0.5;

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

  /** Number of revisions of articles that each rule matched, by tag and rule. */
  private final Map<String, Map<String, Integer>> fired = new HashMap<>();

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
      fired.put(each.id(), new HashMap<>());
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
          Map<String, Integer> counts = requireNonNull(fired.get(tag));
          matching.forEach(rule -> counts.merge(rule, 1, Integer::sum));
          if (matching.isEmpty() && !isOwn && !isWrong(tag, article)) {
            comparison.nearest(tag, LEAST).ifPresent(lack -> near.add(Miss.of(article, lack)));
          }
        });
  }

  /** True if the tag must not find this article: its title is listed under {@code ignores}. */
  private boolean isWrong(String tag, Article article) {
    return watch.examples().stream()
        .filter(example -> !example.matches() && example.tag().equals(tag))
        .anyMatch(example -> example.text().strip().equalsIgnoreCase(article.title()));
  }

  /** Returns the lines for people; none if there is nothing to say. */
  public List<String> lines() {
    if (read == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    int common = Math.max(ALWAYS_SHOWN, (int) (COMMON * read));
    misses.forEach((tag, near) -> addMisses(tag, near.nearest(common), lines));
    addSilentRules(lines);
    List<String> wrong = new WrongRules(watch, comparison, this::found).lines(fired.keySet());
    add("Rules nearest to most wrong finds, as listed under ignores in watch.yaml:", wrong, lines);
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
            .filter(place -> found(place) == 0)
            .map(RulesReport::line)
            .toList();
    add("Rules that never fired in these articles:", silent, lines);
  }

  private int found(RulePlace place) {
    return fired.getOrDefault(place.tag(), Map.of()).getOrDefault(place.rule(), 0);
  }

  static String line(RulePlace place) {
    return "  %s line %d: tag %s, rule %s"
        .formatted(place.file(), place.line(), place.tag(), place.rule());
  }

  private static void add(String heading, List<String> found, List<String> lines) {
    if (!found.isEmpty()) {
      lines.add("");
      lines.add(heading);
      lines.addAll(found);
    }
  }
}
