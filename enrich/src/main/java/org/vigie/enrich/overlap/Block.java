package org.vigie.enrich.overlap;

import java.util.List;

/**
 * Successive words that are equal in an article and a release.
 *
 * @param text index of the release's text in the list of all texts of releases
 * @param article index of the first equal word among all words of the article
 * @param release index of the first equal word among all words of the release's text
 * @param length number of words
 */
record Block(int text, int article, int release, int length) {
  int articleEnd() {
    return article + length;
  }

  int releaseEnd() {
    return release + length;
  }

  /** Returns the number of words in these blocks together. */
  static int matched(List<Block> run) {
    return run.stream().mapToInt(Block::length).sum();
  }
}
