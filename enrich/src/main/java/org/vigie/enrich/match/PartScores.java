package org.vigie.enrich.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.plan.ArticleSearch;
import org.vigie.enrich.plan.Plan;
import org.vigie.enrich.query.Zone;
import org.vigie.enrich.text.Token;

/**
 * The scores of all parts of some queries in one article after the other. Each is computed once for
 * an article, when it is first needed. Not thread-safe.
 */
final class PartScores {
  private static final double UNKNOWN = -1;

  private final List<QueryPart> parts;
  private final Plan plan;
  private final double[] scores;
  private ArticleSearch search;
  private @Nullable String language;

  PartScores(List<QueryPart> parts, Plan plan) {
    this.parts = List.copyOf(parts);
    this.plan = plan;
    this.scores = new double[parts.size()];
    this.search = new ArticleSearch(plan);
  }

  /** Takes the words of an article, for each zone of the plan; its language is null if unknown. */
  void begin(Map<Zone, List<Token>> words, @Nullable String language) {
    if (search.isLarge()) {
      search = new ArticleSearch(plan);
    }
    search.begin(words, language);
    this.language = language;
    Arrays.fill(scores, UNKNOWN);
  }

  @Nullable String language() {
    return language;
  }

  /** True if a query of the plan matches. */
  boolean finds(int query) {
    return search.isMet(query);
  }

  double score(int part) {
    if (scores[part] == UNKNOWN) {
      scores[part] = parts.get(part).score(this);
    }
    return scores[part];
  }

  boolean isMet(int part) {
    return score(part) >= QueryPart.MET;
  }

  /** Adds what is missing in a part, nothing if the part matches. */
  void explain(int part, List<String> reasons) {
    if (!isMet(part)) {
      parts.get(part).explain(this, reasons);
    }
  }

  /** Adds what is missing in the nearest of these options that don't match. */
  void explainNearest(List<Integer> options, String ifNoneIsNear, List<String> reasons) {
    int nearest = -1;
    for (int option : options) {
      if (!isMet(option) && score(option) > (nearest < 0 ? 0 : score(nearest))) {
        nearest = option;
      }
    }
    if (nearest < 0) {
      reasons.add(ifNoneIsNear);
    } else {
      explain(nearest, reasons);
    }
  }
}
