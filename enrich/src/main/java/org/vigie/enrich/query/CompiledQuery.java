package org.vigie.enrich.query;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * A query that is ready to run.
 *
 * @param clauses the parts of the query whose places are shown to users, with their source text
 * @param zones the parts of an article that the query searches
 * @param stems true if the query compares stems
 */
public record CompiledQuery(
    Expression expression,
    Query query,
    Map<Query, String> clauses,
    Set<Zone> zones,
    boolean stems) {
  /** Lucene field that contains the article's language (ISO 639-1). */
  public static final String LANGUAGE = "lang";

  public CompiledQuery {
    clauses = Map.copyOf(clauses);
    zones = Set.copyOf(zones);
  }

  /**
   * Parses and compiles a query.
   *
   * @param macros named queries; {@code @name} in a query stands for the query of that name
   * @throws QuerySyntaxException naming the position of an error and what was expected there
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
