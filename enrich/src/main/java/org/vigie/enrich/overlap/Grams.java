package org.vigie.enrich.overlap;

import java.util.Arrays;
import java.util.List;

/**
 * An index of all sequences of {@value #LENGTH} words in a list of rows. Chosen: with five words a
 * sentence is still found if every sixth word was changed, and an unrelated article about the same
 * subject shares only a few sequences.
 */
final class Grams {
  static final int LENGTH = 5;

  /** A sequence in more places is a common phrase and is left out. Chosen: bounds the work. */
  private static final int MOST_PLACES = 24;

  /** 2^64 divided by the golden ratio: Fibonacci hashing, Knuth, TAOCP vol. 3, 6.4. */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] keys;
  private final int[] heads;
  private final int mask;
  private final int[] nexts;
  private final int[] texts;
  private final int[] places;

  Grams(List<WordRow> rows) {
    int most = rows.stream().mapToInt(WordRow::size).sum();
    int slots = Integer.highestOneBit(Math.max(16, most * 2)) * 2;
    keys = new long[slots];
    heads = new int[slots];
    mask = slots - 1;
    nexts = new int[most + 1];
    texts = new int[most + 1];
    places = new int[most + 1];
    int size = 0;
    for (int text = 0; text < rows.size(); text++) {
      long[] hashes = hashes(rows.get(text));
      for (int place = 0; place < hashes.length; place++) {
        size++;
        texts[size] = text;
        places[size] = place;
        link(hashes[place], size);
      }
    }
    dropCommonPhrases();
  }

  private void link(long hash, int entry) {
    int slot = slot(hash);
    keys[slot] = hash;
    nexts[entry] = heads[slot];
    heads[slot] = entry;
  }

  private void dropCommonPhrases() {
    for (int slot = 0; slot < heads.length; slot++) {
      int count = 0;
      for (int entry = heads[slot]; entry != 0; entry = nexts[entry]) {
        count++;
      }
      if (count > MOST_PLACES) {
        heads[slot] = 0;
      }
    }
  }

  /** The first entry of a sequence; 0 if there is none. */
  int first(long hash) {
    return heads[slot(hash)];
  }

  /** The next entry of the same sequence, 0 after the last. */
  int next(int entry) {
    return nexts[entry];
  }

  int text(int entry) {
    return texts[entry];
  }

  int place(int entry) {
    return places[entry];
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> 40) & mask;
    while (keys[slot] != hash && keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** One hash per sequence, by the index of its first word; no hash is 0. */
  static long[] hashes(WordRow row) {
    long[] words = new long[row.size()];
    Arrays.setAll(words, i -> row.word(i).hashCode() * MIX);
    long[] hashes = new long[Math.max(0, words.length - LENGTH + 1)];
    for (int i = 0; i < hashes.length; i++) {
      long hash = 1;
      for (int k = 0; k < LENGTH; k++) {
        hash = (hash ^ words[i + k]) * MIX;
        hash ^= hash >>> 29;
      }
      hashes[i] = hash == 0 ? 1 : hash;
    }
    return hashes;
  }
}
