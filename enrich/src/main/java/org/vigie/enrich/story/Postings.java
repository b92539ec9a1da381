package org.vigie.enrich.story;

import java.math.BigInteger;
import java.util.function.IntConsumer;

/**
 * Finds numbers of articles by hashes of their words. A hash can have many numbers. Each pair of
 * hash and number takes 12 bytes on average, a seventh of what a map of lists of integers takes.
 *
 * <p>The pairs are in one array, in which each hash has its own order of cells (open addressing
 * with double hashing, Knuth, The Art of Computer Programming, volume 3, section 6.4). So a hash
 * that many articles share delays only those who look for this hash.
 */
final class Postings {
  private static final long EMPTY = 0;

  /** The lower half of a cell after its pair was removed. Other pairs may follow in the order. */
  private static final int REMOVED = -1;

  private static final int LEAST_CELLS = 17;

  /** Share of used cells above which the array is enlarged: then a search reads four cells. */
  private static final double FULL = 0.75;

  /** Number of cells for each pair after a change of the array's size. */
  private static final double CELLS = 1.7;

  /** A prime number of cells. The upper half is a hash, the lower half a number plus one. */
  private long[] cells = new long[LEAST_CELLS];

  /** Number of cells that are not empty, including removed pairs. */
  private int used;

  private int pairs;

  void add(int hash, int number) {
    if (used + 1 > FULL * cells.length) {
      resize();
    }
    write((long) hash << Integer.SIZE | number + 1);
    pairs++;
  }

  /** Removes a pair; does nothing if there is none. */
  void remove(int hash, int number) {
    long pair = (long) hash << Integer.SIZE | number + 1;
    int at = first(hash);
    while (cells[at] != EMPTY && cells[at] != pair) {
      at = next(at, hash);
    }
    if (cells[at] == pair) {
      cells[at] = pair | REMOVED & 0xffff_ffffL;
      pairs--;
      if (pairs < cells.length / 4 && cells.length > LEAST_CELLS) {
        resize();
      }
    }
  }

  /** Calls {@code consumer} with each number of the hash, in no particular order. */
  void each(int hash, IntConsumer consumer) {
    for (int at = first(hash); cells[at] != EMPTY; at = next(at, hash)) {
      int number = (int) cells[at] - 1;
      if ((int) (cells[at] >>> Integer.SIZE) == hash && number >= 0) {
        consumer.accept(number);
      }
    }
  }

  private void write(long pair) {
    int hash = (int) (pair >>> Integer.SIZE);
    int at = first(hash);
    while (cells[at] != EMPTY) {
      at = next(at, hash);
    }
    cells[at] = pair;
    used++;
  }

  private void resize() {
    long[] before = cells;
    long least = Math.max(LEAST_CELLS - 1, (long) (CELLS * pairs));
    cells = new long[BigInteger.valueOf(least).nextProbablePrime().intValueExact()];
    used = 0;
    for (long pair : before) {
      if (pair != EMPTY && (int) pair != REMOVED) {
        write(pair);
      }
    }
  }

  private int first(int hash) {
    return (int) ((mixed(hash) >>> Integer.SIZE) * cells.length >>> Integer.SIZE);
  }

  private int next(int at, int hash) {
    long step = 1 + ((mixed(hash) & 0xffff_ffffL) * (cells.length - 1) >>> Integer.SIZE);
    long next = at + step;
    return (int) (next < cells.length ? next : next - cells.length);
  }

  /** Spreads the hash over 64 bits: the upper half gives the first cell, the lower the step. */
  private static long mixed(int hash) {
    return hash * 0x9e37_79b9_7f4a_7c15L;
  }
}
