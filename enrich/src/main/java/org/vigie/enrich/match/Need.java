package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article must hold for a query to match, its word order left aside. It may be met by an
 * article that the query doesn't match, never the other way round.
 */
sealed interface Need {
  /**
   * @param present numbers of the vocabulary's entries that are in the article
   */
  boolean isMet(BitSet present);

  /**
   * Entries, as rare as can be, of which an article that meets the need has at least one; null when
   * there are none that it must have.
   */
  @Nullable BitSet gate();

  /** How often the gate's entries are met in articles: a guess that only compares. */
  double frequency();

  static Need all(List<Need> needs) {
    return needs.size() == 1 ? needs.getFirst() : new All(needs);
  }

  static Need any(int least, List<Need> needs) {
    if (least > 1) {
      return new Any(least, needs);
    }
    var entries = new BitSet();
    double frequency = 0;
    List<Need> others = new ArrayList<>();
    for (Need need : needs) {
      switch (need) {
        case Entry(int number, double more) -> {
          entries.set(number);
          frequency += more;
        }
        case OneOf(var options, double more) -> {
          entries.or(options);
          frequency += more;
        }
        case All _, Any _, Nothing _ -> others.add(need);
      }
    }
    if (others.isEmpty()) {
      return new OneOf(entries, frequency);
    }
    others.addFirst(new OneOf(entries, frequency));
    return new Any(1, others);
  }

  /** A word or a pattern. */
  record Entry(int number, double frequency) implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return present.get(number);
    }

    @Override
    public BitSet gate() {
      var gate = new BitSet();
      gate.set(number);
      return gate;
    }
  }

  /** Any of these entries: by far the most frequent need, so it is one look at all of them. */
  record OneOf(BitSet entries, double frequency) implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return present.intersects(entries);
    }

    @Override
    public BitSet gate() {
      return entries;
    }
  }

  /** Looks at the rarest first, since most articles have none of it. */
  record All(List<Need> needs) implements Need {
    public All {
      needs = needs.stream().sorted(Comparator.comparingDouble(Need::frequency)).toList();
    }

    @Override
    public boolean isMet(BitSet present) {
      for (Need need : needs) {
        if (!need.isMet(present)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public @Nullable BitSet gate() {
      return needs.isEmpty() ? null : needs.getFirst().gate();
    }

    @Override
    public double frequency() {
      return needs.isEmpty() ? Double.POSITIVE_INFINITY : needs.getFirst().frequency();
    }
  }

  record Any(int least, List<Need> needs) implements Need {
    public Any {
      needs = List.copyOf(needs);
    }

    @Override
    public boolean isMet(BitSet present) {
      int met = 0;
      for (Need need : needs) {
        if (need.isMet(present) && ++met == least) {
          return true;
        }
      }
      return false;
    }

    @Override
    public @Nullable BitSet gate() {
      var gate = new BitSet();
      for (Need need : needs) {
        BitSet more = need.gate();
        if (more == null) {
          return null;
        }
        gate.or(more);
      }
      return gate;
    }

    @Override
    public double frequency() {
      return needs.stream().mapToDouble(Need::frequency).sum();
    }
  }

  /** Can't be told from single words. */
  record Nothing() implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return true;
    }

    @Override
    public @Nullable BitSet gate() {
      return null;
    }

    @Override
    public double frequency() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
