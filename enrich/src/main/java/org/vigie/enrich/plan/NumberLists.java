package org.vigie.enrich.plan;

import java.util.Arrays;

/** Short lists of numbers, each under a number. Can be emptied and used again. */
final class NumberLists {
  /** For each number, the index of its first link plus 1; 0 if it has none. */
  private final int[] firsts;

  private int[] keys = new int[64];
  private int[] values = new int[64];
  private int[] nexts = new int[64];
  private int size;

  /** Takes how many numbers there are, from 0. */
  NumberLists(int numbers) {
    firsts = new int[numbers];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      firsts[keys[i]] = 0;
    }
    size = 0;
  }

  void add(int key, int value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      nexts = Arrays.copyOf(nexts, 2 * size);
    }
    keys[size] = key;
    values[size] = value;
    nexts[size] = firsts[key];
    firsts[key] = ++size;
  }

  /** Returns the first link of a number; 0 if it has none. */
  int first(int key) {
    return firsts[key];
  }

  /** Returns the link after this one; 0 if it is the last. */
  int next(int link) {
    return nexts[link - 1];
  }

  int value(int link) {
    return values[link - 1];
  }
}
