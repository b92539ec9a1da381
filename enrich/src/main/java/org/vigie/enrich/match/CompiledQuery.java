package org.vigie.enrich.match;

import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;

/**
 * A query ready to run.
 *
 * @param clauses its parts that show places, each with the text its author wrote for it; a part
 *     that is only a condition is not among them
 * @param need what an article must hold at least for the query to match
 * @param zones the fields it looks at
 * @param stems whether it asks for stems
 */
record CompiledQuery(
    Query query, Map<Query, String> clauses, Need need, List<Zone> zones, boolean stems) {
  CompiledQuery {
    clauses = Map.copyOf(clauses);
    zones = List.copyOf(zones);
  }
}
