package org.vigie.enrich.plan;

import java.util.HashMap;
import java.util.Map;
import org.vigie.enrich.text.Token;

/**
 * Finds the nodes that the words of articles in one language match, and remembers them: texts
 * repeat words, and comparing with patterns is slow. Not thread-safe.
 */
final class RecentWords {
  /** Number of rows in which codes are kept, as a power of two. */
  private static final int ROW_BITS = 12;

  /** Number of codes in a row: a processor reads these eight (64 bytes) from memory at once. */
  private static final int ROW = 8;

  /** Maximum number of words without a code. An estimate: a newspaper uses fewer in a month. */
  private static final int MOST_OTHERS = 20_000;

  /** 2^64 divided by the golden ratio. Multiplied with it, similar codes name different rows. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final SearchedWords searched;
  private final String language;

  /** {@linkplain Token#code Codes} of words, each in a row that it names; 0 where none is. */
  private final long[] codes = new long[ROW << ROW_BITS];

  /** For each code, the numbers of the nodes that its word matches. */
  private final int[][] numbers = new int[ROW << ROW_BITS][];

  /** The numbers for words without a code. */
  private final Map<String, int[]> others = new HashMap<>();

  /** Takes a language of {@link SearchedWords#language}. */
  RecentWords(SearchedWords searched, String language) {
    this.searched = searched;
    this.language = language;
  }

  /** Returns the numbers of the nodes that a word matches. They must not be changed. */
  int[] numbers(Token token) {
    long code = token.code();
    if (code == 0) {
      return ofOther(token);
    }
    int row = (int) ((code * SPREAD) >>> (Long.SIZE - ROW_BITS)) * ROW;
    for (int slot = row; slot < row + ROW; slot++) {
      if (codes[slot] == code) {
        return numbers[slot];
      }
      if (codes[slot] == 0) {
        return keep(slot, token);
      }
    }
    // why: in a full row, any word may go; the code's last bits choose one.
    return keep(row + (int) (code % ROW), token);
  }

  private int[] keep(int slot, Token token) {
    numbers[slot] = searched.numbers(token, language);
    codes[slot] = token.code();
    return numbers[slot];
  }

  private int[] ofOther(Token token) {
    int[] known = others.get(token.exact());
    if (known == null) {
      if (others.size() >= MOST_OTHERS) {
        others.clear();
      }
      known = searched.numbers(token, language);
      others.put(token.exact(), known);
    }
    return known;
  }
}
