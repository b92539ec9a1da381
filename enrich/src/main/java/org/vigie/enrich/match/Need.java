package org.vigie.enrich.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What an article must hold for a query to match, its word order left aside. It may be met by an
 * article that the query doesn't match, never the other way round.
 */
sealed interface Need {
  /**
   * @param present numbers of the vocabulary's entries that are in the article
   */
  boolean isMet(BitSet present);

  static Need all(List<Need> needs) {
    return needs.size() == 1 ? needs.getFirst() : new All(needs);
  }

  static Need any(int least, List<Need> needs) {
    if (least > 1) {
      return new Any(least, needs);
    }
    var entries = new BitSet();
    List<Need> others = new ArrayList<>();
    for (Need need : needs) {
      switch (need) {
        case Entry(int number) -> entries.set(number);
        case OneOf(var more) -> entries.or(more);
        case All _, Any _, Nothing _ -> others.add(need);
      }
    }
    if (others.isEmpty()) {
      return new OneOf(entries);
    }
    others.addFirst(new OneOf(entries));
    return new Any(1, others);
  }

  record Entry(int number) implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return present.get(number);
    }
  }

  /** Any of these entries: by far the most frequent need, so it is one look at all of them. */
  record OneOf(BitSet entries) implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return present.intersects(entries);
    }
  }

  record All(List<Need> needs) implements Need {
    public All {
      needs = List.copyOf(needs);
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
  }

  /** Can't be told from single words. */
  record Nothing() implements Need {
    @Override
    public boolean isMet(BitSet present) {
      return true;
    }
  }
}
