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

/** A rule of a tag, ready to run; {@code rule} is its id. */
record CompiledRule(
    String tag, int version, String rule, List<String> languages, CompiledQuery query) {
  /** Maximum number of hits in one zone. An estimate, far above {@link TagCollector#MOST}. */
  private static final int MOST = 1_000;

  /**
   * A place where a clause (a part of the rule's query as written) matched. Start and end count
   * UTF-16 code units in the zone's text; end is one past the last.
   */
  record Hit(CompiledRule rule, Zone zone, int start, int end, String clause) {}

  /** True if the rule applies to this language. All rules apply to an unknown language (null). */
  boolean isFor(@Nullable String language) {
    return languages.isEmpty() || language == null || languages.contains(language);
  }

  /** Returns the places where the rule matches. The searcher's index must hold one article. */
  List<Hit> hits(IndexSearcher searcher) throws IOException {
    // why: the query isn't rewritten, because its original parts are the keys of clauses.
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
