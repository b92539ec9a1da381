package org.vigie.enrich.plan;

import java.util.List;

/**
 * A part of a query whose matches are intervals: ranges of word positions in one text. A node finds
 * the shortest intervals only, so none contains another, and both starts and ends increase. This is
 * the algebra of Clarke, Cormack and Burkowski (The Computer Journal 38, 1995), and each operation
 * takes time in proportion to the intervals of its operands.
 *
 * <p>Operands are numbers of other nodes. Equal nodes are the same node: see {@link Nodes}.
 */
sealed interface Node {
  /**
   * Finds the intervals of the operands. Returns false if they exclude any match of this node.
   *
   * @param number of this node
   */
  boolean isPossible(Occurrences in, int number);

  /** Adds the intervals of this node, in order. Called only if {@link #isPossible}. */
  void find(Occurrences in, int number);

  /** A word in one of its forms, or a pattern such as {@code petrol*}. */
  record Word(String term) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      return false; // why: the positions of the words that occur are known before.
    }

    @Override
    public void find(Occurrences in, int number) {}
  }

  /** The shortest intervals of any of the options. */
  record AnyOf(List<Integer> options) implements Node {
    public AnyOf {
      options = List.copyOf(options);
    }

    @Override
    public boolean isPossible(Occurrences in, int number) {
      return in.hasOption(number);
    }

    @Override
    public void find(Occurrences in, int number) {
      in.addShortestOption(number);
    }
  }

  /** Returns the first interval of a node, from {@code i} on, that begins behind a position. */
  private static int behind(Occurrences in, int node, int i, int position) {
    int next = i;
    while (next < in.last(node) && in.start(next) <= position) {
      next++;
    }
    return next;
  }

  /**
   * The shortest intervals from {@code left} to {@code right}, with at most so many words between.
   */
  record Ordered(int left, int words, int right) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      return in.has(left) && in.has(right);
    }

    @Override
    public void find(Occurrences in, int number) {
      int r = in.first(right);
      for (int l = in.first(left); l < in.last(left); l++) {
        r = behind(in, right, r, in.end(l));
        if (r == in.last(right)) {
          return;
        }
        boolean nearest = l + 1 == in.last(left) || in.end(l + 1) >= in.start(r);
        if (nearest && in.start(r) - in.end(l) - 1 <= words) {
          in.add(in.start(l), in.end(r));
        }
      }
    }
  }

  /**
   * The intervals from {@code left} to a {@code right} that begins with the very next word, also
   * after a gap, which counts as {@code gap} words at most.
   */
  record Next(int left, int gap, int right) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      return in.has(left) && in.has(right);
    }

    @Override
    public void find(Occurrences in, int number) {
      int r = in.first(right);
      for (int l = in.first(left); l < in.last(left); l++) {
        r = behind(in, right, r, in.end(l));
        if (r == in.last(right)) {
          return;
        }
        if (in.start(r) - in.end(l) - 1 <= gap && in.areNeighbours(in.end(l), in.start(r))) {
          in.add(in.start(l), in.end(r));
        }
      }
    }
  }

  /** The intervals from an interval of {@code counted} to the {@code times}-th, itself included. */
  record Repeated(int counted, int times) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      return in.has(counted) && in.last(counted) - in.first(counted) >= times;
    }

    @Override
    public void find(Occurrences in, int number) {
      for (int i = in.first(counted); i + times <= in.last(counted); i++) {
        in.add(in.start(i), in.end(i + times - 1));
      }
    }
  }

  /** The intervals of {@code outer} that contain one of {@code inner}. */
  record Containing(int outer, int inner) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      return in.has(outer) && in.has(inner);
    }

    @Override
    public void find(Occurrences in, int number) {
      int i = in.first(inner);
      for (int o = in.first(outer); o < in.last(outer); o++) {
        while (i < in.last(inner) && in.start(i) < in.start(o)) {
          i++;
        }
        if (i < in.last(inner) && in.end(i) <= in.end(o)) {
          in.add(in.start(o), in.end(o));
        }
      }
    }
  }

  /**
   * The intervals of {@code wanted} with more than {@code words} words to each of {@code other}.
   */
  record Apart(int wanted, int words, int other) implements Node {
    @Override
    public boolean isPossible(Occurrences in, int number) {
      boolean possible = in.has(wanted);
      in.has(other);
      return possible;
    }

    @Override
    public void find(Occurrences in, int number) {
      int o = in.first(other);
      for (int w = in.first(wanted); w < in.last(wanted); w++) {
        while (o < in.last(other) && in.start(w) - in.end(o) - 1 > words) {
          o++;
        }
        if (o == in.last(other) || in.start(o) - in.end(w) - 1 > words) {
          in.add(in.start(w), in.end(w));
        }
      }
    }
  }
}
