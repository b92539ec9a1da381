package org.vigie.enrich.prefilter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.enrich.query.Expression;
import org.vigie.enrich.query.Expression.Form;
import org.vigie.enrich.query.Expression.Whole;
import org.vigie.enrich.query.Layer;
import org.vigie.enrich.query.WordPattern;
import org.vigie.enrich.text.Token;

/**
 * Selects the few queries that an article can match. Most queries have a gate, a set of words: a
 * matching article has at least one of them. Checks only the queries without a gate and those that
 * have a word of the article in their gate. Thread-safe once all queries are added.
 */
public final class Presearcher {
  private final TermIndex terms = new TermIndex();
  private final List<Requirement> requirements = new ArrayList<>();

  /** For each word's number, the numbers of the queries to check if an article has the word. */
  private final Map<Integer, BitSet> openedBy = new HashMap<>();

  /** The numbers of the queries without a gate, such as {@code lang:fr}. Checked every time. */
  private final BitSet alwaysOpen = new BitSet();

  /** Adds a query. Its number is the number of queries added before it. */
  public void add(Expression query) {
    int number = requirements.size();
    Requirement requirement = requirement(query);
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

  /** Returns the numbers of the queries that may match these texts of an article. No other can. */
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

  /** Returns the words that an article needs for a match, and numbers all words of the query. */
  private Requirement requirement(Expression expression) {
    return switch (expression) {
      case Expression.Phrase(_, var layer, var forms) ->
          Requirement.all(forms.stream().map(form -> requirement(layer, form)).toList());
      case Expression.Choice(_, var options) -> any(1, options);
      case Expression.AtLeast(var least, var options) -> any(least, options);
      case Expression.Near(_, var left, _, _, var right) ->
          Requirement.all(List.of(requirement(left), requirement(right)));
      case Expression.NotNear(_, var left, _, var right) -> without(left, List.of(right));
      case Expression.Count(_, _, var counted) -> requirement(counted);
      case Expression.AllOf(var all, var none) ->
          Requirement.all(all.stream().map(each -> without(each, none)).toList());
      case Expression.If(var shown, var condition) ->
          Requirement.all(List.of(requirement(shown), requirement(condition)));
      case Expression.InZone(_, var scoped) -> requirement(scoped);
      case Expression.Language _ -> Requirement.NONE;
    };
  }

  /**
   * Returns what {@code wanted} requires. Gives numbers to the unwanted words, too: without a
   * number, the {@code b} of {@code a NOT b} is not given to Lucene, and is never found.
   */
  private Requirement without(Expression wanted, List<? extends Expression> unwanted) {
    unwanted.forEach(this::requirement);
    return requirement(wanted);
  }

  private Requirement any(int least, List<? extends Expression> options) {
    return Requirement.any(least, options.stream().map(this::requirement).toList());
  }

  private Requirement requirement(Layer layer, Form form) {
    if (layer == Layer.STEM) {
      return Requirement.NONE;
    }
    return switch (form) {
      case Whole(var token) ->
          Requirement.term(terms.number(token.plain()), token.plain().length());
      case WordPattern pattern ->
          Requirement.term(terms.number(pattern), pattern.prefix().length());
    };
  }
}
