package org.vigie.enrich.overlap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.overlap.Run.Block;

/** Finds the runs that an article shares with any of the release texts of an index. */
final class Aligner {
  /** So many equal words continue a run after a changed word. Chosen: fewer match by chance. */
  private static final int LEAST_PIECE = 3;

  /** The same after a misspelt word. Chosen: the misspelt word itself is a third one. */
  private static final int LEAST_PIECE_AFTER_TYPO = 2;

  /** Gaps allowed between two blocks of a run: words of the article, words of the release. */
  private static final int[][] GAPS = {
    {1, 1}, {0, 1}, {1, 0}, {2, 2}, {1, 2}, {2, 1}, {0, 2}, {2, 0}
  };

  private final List<WordRow> texts;
  private final Grams grams;

  Aligner(List<WordRow> texts) {
    this.texts = List.copyOf(texts);
    this.grams = new Grams(texts);
  }

  /** In order of the article. Runs with different texts, or places of one text, may overlap. */
  List<Run> runs(WordRow article) {
    List<Run> runs = new ArrayList<>();
    Map<Long, Integer> done = new HashMap<>();
    for (int at = 0; at + Grams.LENGTH <= article.size(); at++) {
      for (Grams.Place place : grams.of(article, at)) {
        int text = place.text();
        if (done.getOrDefault(diagonal(text, at, place.word()), 0) <= at) {
          var pair = new Pair(article, texts.get(text));
          Run run = new Run(text, pair.grow(pair.block(at, place.word())));
          run.blocks()
              .forEach(b -> done.put(diagonal(text, b.article(), b.release()), b.articleEnd()));
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private static long diagonal(int text, int article, int release) {
    return ((long) text << 32) + (article - release);
  }

  /** An article beside one release text. */
  private record Pair(WordRow article, WordRow release) {
    /** The longest block around a place; empty if the words there differ. */
    Block block(int at, int place) {
      int before = sameBefore(at, place);
      return new Block(at - before, place - before, before + sameFrom(at, place));
    }

    /** The blocks around a block, each a small gap away from the next. */
    List<Block> grow(Block seed) {
      Deque<Block> blocks = new ArrayDeque<>(List.of(seed));
      for (Block next = after(seed); next != null; next = after(next)) {
        blocks.addLast(next);
      }
      for (Block next = before(seed); next != null; next = before(next)) {
        blocks.addFirst(next);
      }
      return List.copyOf(blocks);
    }

    private @Nullable Block after(Block block) {
      for (int[] gap : GAPS) {
        int at = block.articleEnd() + gap[0];
        int place = block.releaseEnd() + gap[1];
        int length = sameFrom(at, place);
        if (length >= LEAST_PIECE
            || (length >= LEAST_PIECE_AFTER_TYPO && isTypo(gap, at - 1, place - 1))) {
          return new Block(at, place, length);
        }
      }
      return null;
    }

    private @Nullable Block before(Block block) {
      for (int[] gap : GAPS) {
        int at = block.article() - gap[0];
        int place = block.release() - gap[1];
        int length = sameBefore(at, place);
        if (length >= LEAST_PIECE || (length >= LEAST_PIECE_AFTER_TYPO && isTypo(gap, at, place))) {
          return new Block(at - length, place - length, length);
        }
      }
      return null;
    }

    private boolean isTypo(int[] gap, int at, int place) {
      return gap[0] == 1 && gap[1] == 1 && Typo.between(article.word(at), release.word(place));
    }

    private int sameFrom(int at, int place) {
      int length = 0;
      while (at + length < article.size()
          && place + length < release.size()
          && article.word(at + length).equals(release.word(place + length))) {
        length++;
      }
      return length;
    }

    private int sameBefore(int at, int place) {
      int length = 0;
      while (at - length > 0
          && place - length > 0
          && article.word(at - length - 1).equals(release.word(place - length - 1))) {
        length++;
      }
      return length;
    }
  }
}
