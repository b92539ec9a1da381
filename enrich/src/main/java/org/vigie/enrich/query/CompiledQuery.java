package org.vigie.enrich.query;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * A query ready to run.
 *
 * @param clauses the parts of the query of which places are shown, each with its source text
 * @param zones the fields it searches
 * @param stems whether it asks for stems
 */
public record CompiledQuery(
    Expression expression,
    Query query,
    Map<Query, String> clauses,
    Set<Zone> zones,
    boolean stems) {
  /** Field with the article's language, ISO 639-1. */
  public static final String LANGUAGE = "lang";

  public CompiledQuery {
    clauses = Map.copyOf(clauses);
    zones = Set.copyOf(zones);
  }

  /**
   * @param macros named sub-queries, for {@code @name}
   * @throws QuerySyntaxException naming the position and what was expected there
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
