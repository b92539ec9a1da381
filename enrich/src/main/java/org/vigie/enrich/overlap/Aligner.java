package org.vigie.enrich.overlap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds words that an article and releases share, by an index of all five-word sequences. */
final class Aligner {
  /**
   * Number of words of an indexed sequence. An estimate: where an author changed a sentence, five
   * words in a row are often unchanged. Unrelated articles on one subject share few such sequences.
   */
  private static final int GRAM = 5;

  /** Maximum number of places of an indexed sequence. An estimate: common phrases have more. */
  private static final int MOST_PLACES = 24;

  /** Number of sums of hashes, in bits of memory. Twenty releases have some 30,000 sequences. */
  private static final int SUMS = 1 << 18;

  /** Minimum number of equal words after a difference. An estimate: two can be equal by chance. */
  private static final int LEAST_PIECE = 3;

  /** Minimum number of equal words after a misspelt word: it is almost one itself. An estimate. */
  private static final int LEAST_PIECE_AFTER_TYPO = 2;

  /** Gaps allowed in a shared passage: {1, 2} is one word in the article, two in the release. */
  private static final int[][] GAPS = {
    {1, 1}, {0, 1}, {1, 0}, {2, 2}, {1, 2}, {2, 1}, {0, 2}, {2, 0}
  };

  private final List<WordRow> texts;

  /** The index: for each five-word sequence, where it begins in the releases, last place first. */
  private final Map<List<String>, List<Place>> places = new HashMap<>();

  /**
   * The sums of the words' hashes of the indexed sequences, cut to {@link #SUMS}. Most sequences of
   * an article have another sum, so that they need no search in the index.
   */
  private final BitSet sums = new BitSet(SUMS);

  /** A word of a release: its text's position in the list of texts, and its index in that text. */
  private record Place(int text, int word) {}

  Aligner(List<WordRow> texts) {
    this.texts = List.copyOf(texts);
    for (int text = 0; text < texts.size(); text++) {
      WordRow row = texts.get(text);
      for (int word = 0; word + GRAM <= row.size(); word++) {
        List<String> gram = List.copyOf(row.words(word, word + GRAM));
        places.computeIfAbsent(gram, _ -> new ArrayList<>()).addFirst(new Place(text, word));
      }
    }
    places.values().removeIf(all -> all.size() > MOST_PLACES);
    places.keySet().forEach(gram -> sums.set(cut(gram.stream().mapToInt(String::hashCode).sum())));
  }

  /** Returns runs (shared words with small gaps) in the order of the article. Runs may overlap. */
  List<List<Block>> runs(WordRow article) {
    List<List<Block>> runs = new ArrayList<>();
    Map<Long, Integer> done = new HashMap<>();
    int sum = 0;
    for (int end = 1; end <= article.size(); end++) {
      sum += article.word(end - 1).hashCode();
      sum -= end > GRAM ? article.word(end - 1 - GRAM).hashCode() : 0;
      if (end >= GRAM && sums.get(cut(sum))) {
        addRuns(article, end - GRAM, done, runs);
      }
    }
    return runs;
  }

  private static int cut(int sum) {
    return (sum ^ sum >>> 16) & (SUMS - 1);
  }

  /** Adds the runs around the sequence at a word, unless an earlier run has reached it. */
  private void addRuns(WordRow article, int at, Map<Long, Integer> done, List<List<Block>> runs) {
    for (Place place : places.getOrDefault(article.words(at, at + GRAM), List.of())) {
      int text = place.text();
      if (done.getOrDefault(diagonal(text, at, place.word()), 0) <= at) {
        List<Block> run = new Pair(article, texts.get(text), text).run(at, place.word());
        run.forEach(b -> done.put(diagonal(text, b.article(), b.release()), b.articleEnd()));
        runs.add(run);
      }
    }
  }

  private static long diagonal(int text, int article, int release) {
    return ((long) text << 32) + (article - release);
  }

  /** An article and the release text with which it is compared. */
  private record Pair(WordRow article, WordRow release, int text) {
    /** Returns the run around a word that both texts have: equal words with small gaps between. */
    List<Block> run(int at, int place) {
      int before = same(at - 1, place - 1, -1);
      Block seed = new Block(text, at - before, place - before, before + same(at, place, 1));
      Deque<Block> run = new ArrayDeque<>(List.of(seed));
      for (Block next = next(seed, 1); next != null; next = next(next, 1)) {
        run.addLast(next);
      }
      for (Block next = next(seed, -1); next != null; next = next(next, -1)) {
        run.addFirst(next);
      }
      return List.copyOf(run);
    }

    /** Skips a small gap; returns the next block (step 1) or the previous (-1); null if none. */
    private @Nullable Block next(Block block, int step) {
      for (int[] gap : GAPS) {
        int at = step > 0 ? block.articleEnd() + gap[0] : block.article() - gap[0] - 1;
        int place = step > 0 ? block.releaseEnd() + gap[1] : block.release() - gap[1] - 1;
        int length = same(at, place, step);
        if (length >= LEAST_PIECE
            || (length >= LEAST_PIECE_AFTER_TYPO && isTypo(gap, at - step, place - step))) {
          int shift = step > 0 ? 0 : length - 1;
          return new Block(text, at - shift, place - shift, length);
        }
      }
      return null;
    }

    private boolean isTypo(int[] gap, int at, int place) {
      return gap[0] == 1 && gap[1] == 1 && Typo.between(article.word(at), release.word(place));
    }

    /** Counts equal words from two positions on, forwards (step 1) or backwards (step -1). */
    private int same(int at, int place, int step) {
      int length = 0;
      while (isSame(at + step * length, place + step * length)) {
        length++;
      }
      return length;
    }

    private boolean isSame(int at, int place) {
      return Math.min(at, place) >= 0
          && at < article.size()
          && place < release.size()
          && article.word(at).equals(release.word(place));
    }
  }
}
