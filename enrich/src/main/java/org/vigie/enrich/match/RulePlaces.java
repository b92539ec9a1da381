package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.monitor.QueryMatch;

/** The places that one rule found in an article. */
final class RulePlaces extends QueryMatch {
  private final List<Place> places;

  RulePlaces(String rule, List<Place> places) {
    super(rule);
    this.places = List.copyOf(places);
  }

  List<Place> places() {
    return places;
  }

  /** The monitor runs the alternatives of a query apart; a rule's places are those of all. */
  RulePlaces and(RulePlaces other) {
    List<Place> all = new ArrayList<>(places);
    all.addAll(other.places);
    return new RulePlaces(getQueryId(), all);
  }
}
