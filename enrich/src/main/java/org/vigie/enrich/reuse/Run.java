package org.vigie.enrich.reuse;

import java.util.List;

/**
 * Words that article and release share in the same order, but for a changed, added or dropped word
 * here and there.
 *
 * @param text which text of the index
 * @param blocks in order, at least one
 */
record Run(int text, List<Block> blocks) {
  Run {
    blocks = List.copyOf(blocks);
  }

  /** How many words are the same on both sides. */
  int matched() {
    return blocks.stream().mapToInt(Block::length).sum();
  }

  /**
   * Words that follow each other without any difference.
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
