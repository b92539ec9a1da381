package org.vigie.enrich.overlap;

import java.util.List;

/**
 * A sequence of words that article and release share, with a few words changed, added or dropped.
 *
 * @param text position in the index's list of texts
 * @param blocks in order, at least one
 */
record Run(int text, List<Block> blocks) {
  Run {
    blocks = List.copyOf(blocks);
  }

  /** The number of words that are equal on both sides. */
  int matched() {
    return blocks.stream().mapToInt(Block::length).sum();
  }

  /**
   * Successive words without any difference.
   *
   * @param article index of the first in the article's row
   * @param release index of the first in the release's row
   */
  record Block(int article, int release, int length) {
    int articleEnd() {
      return article + length;
    }

    int releaseEnd() {
      return release + length;
    }
  }
}
