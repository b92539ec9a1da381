package org.vigie.enrich.match;

import java.util.Map;
import org.apache.lucene.search.Query;

/** The query language of {@code config/README.md}; it is written as Lucene queries. */
public final class Queries {
  private Queries() {}

  /**
   * @param macros named sub-queries, for {@code @name}
   * @throws QuerySyntaxException saying where, and what was expected there
   */
  public static Query parse(String query, Map<String, String> macros) throws QuerySyntaxException {
    return compile(query, macros, new TermIndex()).query();
  }

  static CompiledQuery compile(String query, Map<String, String> macros, TermIndex vocabulary)
      throws QuerySyntaxException {
    CompiledQuery compiled = QueryCompiler.compile(QueryParser.parse(query, macros), vocabulary);
    if (compiled.clauses().isEmpty()) {
      throw new QuerySyntaxException(1, "expected a word or phrase to find, found only conditions");
    }
    return compiled;
  }
}
