package org.vigie.enrich.overlap;

import java.util.List;

/**
 * Successive words that are the same in an article and a release.
 *
 * @param text position of the release's text in the index
 * @param article index of the first word in the article's row; {@code release} likewise
 * @param length the number of words
 */
record Block(int text, int article, int release, int length) {
  int articleEnd() {
    return article + length;
  }

  int releaseEnd() {
    return release + length;
  }

  /** The number of words in a run. */
  static int matched(List<Block> run) {
    return run.stream().mapToInt(Block::length).sum();
  }
}
