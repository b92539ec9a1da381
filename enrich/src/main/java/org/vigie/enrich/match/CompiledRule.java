package org.vigie.enrich.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.query.CompiledQuery;
import org.vigie.enrich.query.Zone;

/** A compiled rule: the id and version of its tag, its own id, its languages and its query. */
record CompiledRule(
    String tag, int version, String rule, List<String> languages, CompiledQuery query) {
  /** Maximum number of matches of a rule in a field. An estimate; {@link TagCollector} keeps 20. */
  private static final int MOST = 1_000;

  /**
   * A place where a rule matched: a range of UTF-16 code units (end exclusive) in a part of the
   * article (zone), and the part of the rule's query that matched, as written.
   */
  record Hit(CompiledRule rule, Zone zone, int start, int end, String clause) {}

  /** True if the rule applies to articles in this language; null is an unknown language. */
  boolean isFor(@Nullable String language) {
    return languages.isEmpty() || language == null || languages.contains(language);
  }

  /** Returns the rule's matches. The searcher's Lucene index must contain only one article. */
  List<Hit> hits(IndexSearcher searcher) throws IOException {
    // why: Lucene must not rewrite the query; only its original parts are keys of query.clauses().
    var weight = searcher.createWeight(query.query(), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Hit> hits = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Matches matches = weight.matches(leaf, 0);
      if (matches != null) {
        for (String field : matches) {
          addHits(field, matches.getMatches(field), hits);
        }
      }
    }
    return hits;
  }

  private void addHits(String field, @Nullable MatchesIterator found, List<Hit> hits)
      throws IOException {
    for (int i = 0; i < MOST && found != null && found.next(); i++) {
      String clause = query.clauses().get(found.getQuery());
      if (clause != null) {
        Zone zone = Zone.valueOf(field);
        hits.add(new Hit(this, zone, found.startOffset(), found.endOffset(), clause));
      }
    }
  }
}
