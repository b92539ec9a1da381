package org.vigie.enrich.story;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds numbers of articles by hashes of their words. Most hashes have one number or a few. Each
 * pair of hash and number takes 12 bytes on average, a seventh of what a map of lists takes.
 *
 * <p>These pairs are in one array, in which each hash has its own order of cells (open addressing
 * with double hashing; Knuth, The Art of Computer Programming, volume 3, section 6.4). Hashes with
 * many numbers have lists, so that reading them takes a nanosecond a number.
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

  /** Number of numbers with which a hash gets a list: then a list takes about as much memory. */
  private static final int MANY = 8;

  /** A prime number of cells. The upper half is a hash, the lower half a number plus one. */
  private long[] cells = new long[LEAST_CELLS];

  /** Number of cells that are not empty, including removed pairs. */
  private int used;

  private int pairs;

  /** The numbers of frequent hashes. A list's first element is the number of its elements. */
  private final Map<Integer, int[]> lists = new HashMap<>();

  void add(int hash, int number) {
    int[] list = lists.get(hash);
    if (list == null && has(hash, MANY)) {
      list = list(hash);
    }
    if (list != null) {
      lists.put(hash, with(list, number));
    } else {
      if (used + 1 > FULL * cells.length) {
        resize();
      }
      write(pair(hash, number));
      pairs++;
    }
  }

  private static int[] with(int[] list, int number) {
    int[] longer = list[0] + 1 < list.length ? list : Arrays.copyOf(list, list.length * 3 / 2 + 1);
    longer[++longer[0]] = number;
    return longer;
  }

  /** True if the hash has at least this many numbers. */
  boolean has(int hash, int many) {
    int[] list = lists.get(hash);
    int count = list == null ? 0 : list[0];
    for (int at = first(hash); count < many && cells[at] != EMPTY; at = next(at, hash)) {
      count += (int) (cells[at] >>> Integer.SIZE) == hash && (int) cells[at] != REMOVED ? 1 : 0;
    }
    return count >= many;
  }

  /** Moves the numbers of a hash from the cells to a list. */
  private int[] list(int hash) {
    var list = new int[][] {new int[2 * MANY]};
    each(hash, number -> list[0] = with(list[0], number));
    for (int i = 1; i <= list[0][0]; i++) {
      remove(hash, list[0][i]);
    }
    return list[0];
  }

  /** Removes a pair; does nothing if there is none. */
  void remove(int hash, int number) {
    int[] list = lists.get(hash);
    if (list != null) {
      removeFrom(list, hash, number);
      return;
    }
    long pair = pair(hash, number);
    int at = first(hash);
    while (cells[at] != EMPTY && cells[at] != pair) {
      at = next(at, hash);
    }
    if (cells[at] == pair) {
      cells[at] = pair | (REMOVED & 0xffff_ffffL);
      pairs--;
      if (pairs < cells.length / 4 && cells.length > LEAST_CELLS) {
        resize();
      }
    }
  }

  private void removeFrom(int[] list, int hash, int number) {
    for (int i = 1; i <= list[0]; i++) {
      if (list[i] == number) {
        list[i] = list[list[0]--];
      }
    }
    if (list[0] == 0) {
      lists.remove(hash);
    } else if (list[0] < list.length / 4) {
      lists.put(hash, Arrays.copyOf(list, list.length / 2));
    }
  }

  /** Calls {@code consumer} with each number of the hash, in no particular order. */
  void each(int hash, IntConsumer consumer) {
    int[] list = lists.get(hash);
    for (int i = 1; list != null && i <= list[0]; i++) {
      consumer.accept(list[i]);
    }
    for (int at = first(hash); list == null && cells[at] != EMPTY; at = next(at, hash)) {
      int number = (int) cells[at] - 1;
      if ((int) (cells[at] >>> Integer.SIZE) == hash && number >= 0) {
        consumer.accept(number);
      }
    }
  }

  private static long pair(int hash, int number) {
    return ((long) hash << Integer.SIZE) | (number + 1);
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
    return (int) (((mixed(hash) >>> Integer.SIZE) * cells.length) >>> Integer.SIZE);
  }

  private int next(int at, int hash) {
    long step = 1 + (((mixed(hash) & 0xffff_ffffL) * (cells.length - 1)) >>> Integer.SIZE);
    long next = at + step;
    return (int) (next < cells.length ? next : next - cells.length);
  }

  /** Spreads the hash over 64 bits: the upper half gives the first cell, the lower the step. */
  private static long mixed(int hash) {
    return hash * 0x9e37_79b9_7f4a_7c15L;
  }
}
