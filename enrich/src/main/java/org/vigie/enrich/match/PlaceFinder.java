package org.vigie.enrich.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;

/** Runs the rules that the monitor chose on one article, and notes where their parts match. */
final class PlaceFinder extends CandidateMatcher<RulePlaces> {
  /** Places of one query in one string that are looked at; later ones say nothing new. */
  private static final int MOST = 200;

  private final Function<String, CompiledRule> rules;

  /**
   * @param rules by the id they are registered under
   */
  PlaceFinder(IndexSearcher searcher, Function<String, CompiledRule> rules) {
    super(searcher);
    this.rules = rules;
  }

  @Override
  public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
    CompiledRule rule = rules.apply(id);
    // why: the query isn't rewritten; its parts must stay those that clauses are known by.
    var weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Matches matches = weight.matches(leaf, 0);
      if (matches != null) {
        addMatch(new RulePlaces(id, places(matches, rule.query().clauses())), 0);
      }
    }
  }

  @Override
  public RulePlaces resolve(RulePlaces one, RulePlaces other) {
    return one.and(other);
  }

  private static List<Place> places(Matches matches, Map<Query, String> clauses)
      throws IOException {
    List<Place> places = new ArrayList<>();
    for (String field : matches) {
      MatchesIterator found = matches.getMatches(field);
      int most = MOST;
      while (found != null && found.next() && most-- > 0) {
        String clause = clauses.get(found.getQuery());
        if (clause != null) {
          Zone zone = Zone.valueOf(field.toUpperCase(Locale.ROOT));
          places.add(new Place(zone, found.startOffset(), found.endOffset(), clause));
        }
      }
    }
    return places;
  }
}
