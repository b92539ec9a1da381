package org.vigie.enrich.prefilter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.text.Token;

/**
 * Finds the queries that an article can match. Looks only at queries that one of the article's
 * terms opens, not at all of them. Thread-safe for reading once all queries are added.
 */
public final class Presearcher {
  private final TermIndex terms = new TermIndex();
  private final RequirementReader reader = new RequirementReader(terms);
  private final List<Requirement> requirements = new ArrayList<>();

  /** Queries by the number of a term in their requirement's gate. */
  private final Map<Integer, BitSet> openedBy = new HashMap<>();

  /** Queries whose requirement has no gate. */
  private final BitSet alwaysOpen = new BitSet();

  /** Queries are numbered from 0 in the order of these calls. */
  public void add(Expression query) {
    int number = requirements.size();
    Requirement requirement = reader.of(query);
    requirements.add(requirement);
    BitSet gate = requirement.gate();
    if (gate == null) {
      alwaysOpen.set(number);
    } else {
      gate.stream().forEach(term -> openedBy.computeIfAbsent(term, _ -> new BitSet()).set(number));
    }
  }

  public TermIndex terms() {
    return terms;
  }

  /**
   * Numbers of the queries that may match; no other query can. The caller may change the set.
   *
   * @param texts the article's strings
   */
  public BitSet candidates(Collection<List<Token>> texts) {
    var present = new BitSet();
    texts.forEach(tokens -> terms.addNumbers(tokens, present));
    BitSet candidates = (BitSet) alwaysOpen.clone();
    for (int term = present.nextSetBit(0); term >= 0; term = present.nextSetBit(term + 1)) {
      BitSet opened = openedBy.get(term);
      if (opened != null) {
        candidates.or(opened);
      }
    }
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      candidates.set(i, requirements.get(i).isMet(present));
    }
    return candidates;
  }
}
