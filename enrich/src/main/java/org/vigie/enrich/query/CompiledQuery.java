package org.vigie.enrich.query;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * A rule's query, ready to run.
 *
 * @param clauses Lucene queries whose matches users see, each with its text in the rule's query
 * @param zones the parts of an article that the query searches, such as the title
 * @param stems true if the query compares stems of words
 */
public record CompiledQuery(
    Expression expression,
    Query query,
    Map<Query, String> clauses,
    Set<Zone> zones,
    boolean stems) {
  /** Name of the Lucene field that contains the article's language (ISO 639-1). */
  public static final String LANGUAGE = "lang";

  public CompiledQuery {
    clauses = Map.copyOf(clauses);
    zones = Set.copyOf(zones);
  }

  /**
   * Parses a rule's query and converts it to a Lucene query.
   *
   * @param macros named queries; {@code @name} in a query stands for the query of that name
   * @throws QuerySyntaxException if the query has an error; says where and what was expected
   */
  public static CompiledQuery of(String query, Map<String, String> macros)
      throws QuerySyntaxException {
    CompiledQuery compiled = QueryCompiler.compile(QueryParser.parse(query, macros));
    if (compiled.clauses.isEmpty()) {
      throw new QuerySyntaxException(1, "expected a word or phrase to find, found only conditions");
    }
    return compiled;
  }
}
