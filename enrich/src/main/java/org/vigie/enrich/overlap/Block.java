package org.vigie.enrich.overlap;

import java.util.List;

/**
 * Successive words that are equal in an article and a release.
 *
 * @param text position of the release's text in the index
 * @param article index of the block's first word in the article's row
 * @param release index of the block's first word in the row of the release's text
 * @param length number of words
 */
record Block(int text, int article, int release, int length) {
  int articleEnd() {
    return article + length;
  }

  int releaseEnd() {
    return release + length;
  }

  /** Returns the number of words in all blocks of a run. */
  static int matched(List<Block> run) {
    return run.stream().mapToInt(Block::length).sum();
  }
}
