package org.vigie.enrich.query;

import java.util.Map;

/** A rule's query without errors. */
public record ParsedQuery(Expression expression) {
  /**
   * Parses a rule's query.
   *
   * @param macros named queries; {@code @name} in a query stands for the query of that name
   * @throws QuerySyntaxException if the query has an error; says where and what was expected
   */
  public static ParsedQuery of(String query, Map<String, String> macros)
      throws QuerySyntaxException {
    Expression expression = QueryParser.parse(query, macros);
    if (!showsWords(expression)) {
      throw new QuerySyntaxException(1, "expected a word or phrase to find, found only conditions");
    }
    return new ParsedQuery(expression);
  }

  /** True if users see the matches of a part of the query. */
  private static boolean showsWords(Expression expression) {
    return switch (expression) {
      case Expression.Span _ -> true;
      case Expression.AtLeast(_, var options) -> options.stream().anyMatch(ParsedQuery::showsWords);
      case Expression.AllOf(var all, _) -> all.stream().anyMatch(ParsedQuery::showsWords);
      case Expression.If(var shown, _) -> showsWords(shown);
      case Expression.InZone(_, var scoped) -> showsWords(scoped);
      case Expression.Language _ -> false;
    };
  }
}
