package org.vigie.bench.match;

import java.util.Map;
import org.vigie.bench.match.StoredRules.Text;

/** A program that holds rules and finds those that match a text. */
interface StoredMatcher {
  /** Returns the extent of the matches, by the number of the rule and the name of the field. */
  Map<String, Extent> match(Text text);

  /** From the first place of a rule in a field to the last one, in code units. */
  record Extent(int start, int end) {
    Extent with(Extent other) {
      return new Extent(Math.min(start, other.start), Math.max(end, other.end));
    }
  }
}
