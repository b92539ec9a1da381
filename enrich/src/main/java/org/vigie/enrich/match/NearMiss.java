package org.vigie.enrich.match;

import java.util.List;

/**
 * A rule that came near to an article without matching it.
 *
 * @param score share of the rule that matches, from 0 to less than 1
 * @param reasons what is missing, a phrase each
 */
public record NearMiss(String rule, double score, List<String> reasons) {
  public NearMiss {
    reasons = List.copyOf(reasons);
  }

  /** Returns which rule it is and what is missing, for people. */
  public String text() {
    return "rule " + rule + "; " + String.join("; ", reasons);
  }
}
