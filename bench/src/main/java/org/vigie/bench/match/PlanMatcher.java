package org.vigie.bench.match;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vigie.bench.match.StoredRules.Rule;
import org.vigie.bench.match.StoredRules.Text;
import org.vigie.enrich.plan.ArticleSearch;
import org.vigie.enrich.plan.ArticleSearch.Place;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.QueryParser;
import org.vigie.enrich.query.QuerySyntaxException;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;
import org.vigie.enrich.text.Tokenizer;

/** Vigie's plan, with Vigie's tokenizer. */
final class PlanMatcher implements StoredMatcher {
  private final ArticleSearch search;

  PlanMatcher(List<Rule> rules) {
    search = new ArticleSearch(new Plan(rules.stream().map(PlanMatcher::parse).toList()));
  }

  @Override
  public Map<String, Extent> match(Text text) {
    Map<Zone, List<Token>> words = new EnumMap<>(Zone.class);
    words.put(Zone.TITLE, Tokenizer.tokenize(text.title()));
    List<Token> summary = Tokenizer.tokenize(text.summary());
    words.put(Zone.SUMMARY, summary);
    words.put(Zone.LEAD, summary);
    words.put(Zone.TEXT, Tokenizer.tokenize(text.text()));
    search.begin(words, null);
    Map<String, Extent> extents = new TreeMap<>();
    for (int rule : search.candidates()) {
      for (Place place : search.places(rule)) {
        var extent = new Extent(place.start(), place.end());
        extents.merge(rule + " " + place.zone(), extent, Extent::with);
      }
    }
    return extents;
  }

  private static Expression parse(Rule rule) {
    try {
      return QueryParser.parse(rule.query(), Map.of());
    } catch (QuerySyntaxException e) {
      throw new IllegalStateException(rule.query(), e);
    }
  }
}
