package org.vigie.standalone.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.events.WatchItem.Rule;

/** Tells which names a rule finds without another condition. */
final class RuleNames {
  private RuleNames() {}

  /**
   * A name in a rule.
   *
   * @param isExact true if the rule finds only this spelling
   */
  record RuleName(String name, boolean isExact) {}

  static Stream<RuleName> of(Rule rule, Map<String, String> macros) {
    try {
      List<Expression.Phrase> phrases = new ArrayList<>();
      collect(QueryParser.parse(rule.query(), macros), phrases);
      return phrases.stream()
          .filter(phrase -> phrase.forms().stream().allMatch(Expression.Whole.class::isInstance))
          .map(
              phrase ->
                  new RuleName(phrase.source().replace("\"", ""), phrase.layer() == Layer.EXACT));
    } catch (QuerySyntaxException e) {
      return Stream.of();
    }
  }

  private static void collect(Expression expression, List<Expression.Phrase> phrases) {
    switch (expression) {
      case Expression.Phrase phrase -> phrases.add(phrase);
      case Expression.Choice choice -> choice.options().forEach(option -> collect(option, phrases));
      case Expression.AtLeast(int least, var options) when least == 1 ->
          options.forEach(option -> collect(option, phrases));
      case Expression _ -> {}
    }
  }
}
