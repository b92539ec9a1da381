package org.vigie.enrich.prefilter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words or patterns, called terms, that an article must have for a query to match. Their order
 * doesn't matter. An article without them can't match; an article with them may still not match.
 */
sealed interface Requirement {
  /** The requirement that every article meets. For queries that need no word: {@code lang:fr}. */
  Requirement NONE = new All(List.of());

  /** True if an article meets this requirement; {@code present} has the numbers of its words. */
  boolean isMet(BitSet present);

  /** Returns the numbers of rare words, one of which an article needs; null if it needs no word. */
  @Nullable BitSet gate();

  /** Returns an estimate of how often the words of {@link #gate} occur, to compare requirements. */
  double frequency();

  /** Requires one word or pattern. Estimates how often it occurs: short words are frequent. */
  static Requirement term(int number, int letters) {
    var terms = new BitSet();
    terms.set(number);
    return new OneOf(terms, Math.pow(0.5, letters));
  }

  static Requirement all(List<Requirement> parts) {
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  static Requirement any(int least, List<Requirement> options) {
    if (least > 1) {
      return new AtLeast(least, options);
    }
    var terms = new BitSet();
    double frequency = 0;
    List<Requirement> others = new ArrayList<>();
    for (Requirement option : options) {
      if (option instanceof OneOf(var more, var added)) {
        terms.or(more);
        frequency += added;
      } else {
        others.add(option);
      }
    }
    var oneOf = new OneOf(terms, frequency);
    others.addFirst(oneOf);
    return others.size() == 1 ? oneOf : new AtLeast(1, others);
  }

  /** Requires at least one of several words. This is very common, so one operation checks all. */
  record OneOf(BitSet gate, double frequency) implements Requirement {
    @Override
    public boolean isMet(BitSet present) {
      return present.intersects(gate);
    }
  }

  /** Requires all parts. Checks the part with the rarest words first: most articles lack them. */
  record All(List<Requirement> parts) implements Requirement {
    public All {
      parts = parts.stream().sorted(Comparator.comparingDouble(Requirement::frequency)).toList();
    }

    @Override
    public boolean isMet(BitSet present) {
      // why: this runs for each article and many rules, and a loop is faster than a stream.
      for (Requirement part : parts) {
        if (!part.isMet(present)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public @Nullable BitSet gate() {
      return parts.isEmpty() ? null : parts.getFirst().gate();
    }

    @Override
    public double frequency() {
      return parts.isEmpty() ? Double.POSITIVE_INFINITY : parts.getFirst().frequency();
    }
  }

  record AtLeast(int least, List<Requirement> options) implements Requirement {
    public AtLeast {
      options = List.copyOf(options);
    }

    @Override
    public boolean isMet(BitSet present) {
      int met = 0;
      for (Requirement option : options) {
        if (option.isMet(present) && ++met == least) {
          return true;
        }
      }
      return least == 0;
    }

    @Override
    public @Nullable BitSet gate() {
      var gate = new BitSet();
      for (Requirement option : options) {
        BitSet more = option.gate();
        if (more == null) {
          return null;
        }
        gate.or(more);
      }
      return gate;
    }

    @Override
    public double frequency() {
      return options.stream().mapToDouble(Requirement::frequency).sum();
    }
  }
}
