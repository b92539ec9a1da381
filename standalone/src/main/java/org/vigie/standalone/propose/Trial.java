package org.vigie.standalone.propose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.config.Examples;
import org.vigie.enrich.match.Matcher;
import org.vigie.events.WatchItem.Rule;
import org.vigie.events.WatchItem.TagRules;

/** Tries the rules of a proposed tag on texts, as {@code vigie check} does. */
public final class Trial {
  private final Matcher matcher;

  /**
   * Takes the queries of the rules, and the macros that they use.
   *
   * @throws IllegalStateException if a query has an error
   */
  public Trial(List<String> queries, Map<String, String> macros) {
    List<Rule> rules = new ArrayList<>();
    for (String query : queries) {
      rules.add(new Rule("rule-" + rules.size(), query, List.of()));
    }
    matcher =
        new Matcher(
            List.of(
                new TagRules("new", "new", 1, Instant.EPOCH, false, "new", false, rules, macros)));
    if (!matcher.problems().isEmpty()) {
      throw new IllegalStateException(
          "a proposed rule is wrong: " + matcher.problems() + " in " + queries);
    }
  }

  /** True if one of the rules matches. */
  public boolean finds(String text) {
    return !matcher.match(Examples.article(text)).isEmpty();
  }
}
