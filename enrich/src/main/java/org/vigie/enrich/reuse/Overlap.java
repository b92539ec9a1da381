package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.vigie.enrich.reuse.Run.Block;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;

/** All that an article and one release have in common word for word. */
final class Overlap {
  /** Shorter runs are figures of speech. */
  static final int LEAST_RUN = 6;

  private final ArticleRow article;
  private final BitSet names;
  private final ReleaseIndex index;
  private final BitSet covered = new BitSet();
  private final List<Part> parts = new ArrayList<>();
  private int telling;

  /**
   * @param names words of the article that belong to a name
   */
  Overlap(ArticleRow article, BitSet names, ReleaseIndex index, List<Run> runs) {
    this.article = article;
    this.names = names;
    this.index = index;
    runs.stream()
        .filter(run -> run.matched() >= LEAST_RUN)
        .sorted(
            Comparator.comparingInt(Run::matched)
                .reversed()
                .thenComparingInt(r -> r.blocks().getFirst().article()))
        .forEach(this::take);
  }

  /** A block, with the text it is from. */
  private record Part(int text, Block block) {}

  /**
   * Words that follow each other but for a misspelt one.
   *
   * @param words how many
   * @param telling how many of them are part of no name or heading
   */
  record Stretch(int articleFrom, int words, int telling) {}

  private void take(Run run) {
    for (Block block : run.blocks()) {
      Block free = free(block);
      if (free.length() >= Math.min(3, block.length())) {
        parts.add(new Part(run.text(), free));
        covered.set(free.article(), free.articleEnd());
        for (int i = 0; i < free.length(); i++) {
          telling += isTelling(run.text(), free.article() + i, free.release() + i) ? 1 : 0;
        }
      }
    }
  }

  /** The longest piece of a block that no longer run has taken. */
  private Block free(Block block) {
    int best = 0;
    int bestFrom = 0;
    int from = 0;
    for (int i = 0; i <= block.length(); i++) {
      if (i == block.length() || covered.get(block.article() + i)) {
        if (i - from > best) {
          best = i - from;
          bestFrom = from;
        }
        from = i + 1;
      }
    }
    return new Block(block.article() + bestFrom, block.release() + bestFrom, best);
  }

  /** Of the article's title and body, 0 to 1. */
  double shareOfArticle() {
    int shared = covered.get(0, article.bodyEnd()).cardinality();
    return article.bodySize() == 0 ? 0 : (double) shared / article.bodySize();
  }

  /** Of the language version that most was taken from, 0 to 1. */
  double shareOfRelease() {
    double most = 0;
    for (int text : parts.stream().map(Part::text).distinct().toList()) {
      BitSet taken = new BitSet();
      parts.stream()
          .filter(part -> part.text() == text)
          .forEach(part -> taken.set(part.block().release(), part.block().releaseEnd()));
      most =
          Math.max(
              most, (double) taken.cardinality() / Math.max(1, index.text(text).row().size() - 2));
    }
    return most;
  }

  /** How many of the shared words are part of no name. */
  int telling() {
    return telling;
  }

  /** In order of the article. */
  List<Stretch> stretches() {
    List<Part> sorted = inOrder();
    List<Stretch> stretches = new ArrayList<>();
    for (int first = 0; first < sorted.size(); ) {
      int last = first;
      while (last + 1 < sorted.size() && isOnlyATypoApart(sorted.get(last), sorted.get(last + 1))) {
        last++;
      }
      stretches.add(stretch(sorted.get(first), sorted.get(last).block().articleEnd()));
      first = last + 1;
    }
    return stretches;
  }

  Tag.Field field(Stretch stretch) {
    return article.field(stretch.articleFrom());
  }

  /** First code unit of a stretch in its field of the article. */
  int start(Stretch stretch) {
    return article.row().start(stretch.articleFrom());
  }

  /** One past the last. */
  int end(Stretch stretch) {
    return article.row().end(stretch.articleFrom() + stretch.words() - 1);
  }

  private Stretch stretch(Part first, int articleEnd) {
    Block block = first.block();
    int words = articleEnd - block.article();
    int count = 0;
    for (int i = 0; i < words; i++) {
      count +=
          isTelling(first.text(), block.article() + i, block.release() + i)
                  && !index.text(first.text()).isHeading(block.release() + i)
              ? 1
              : 0;
    }
    return new Stretch(block.article(), words, count);
  }

  private boolean isOnlyATypoApart(Part one, Part next) {
    int at = one.block().articleEnd();
    int place = one.block().releaseEnd();
    return one.text() == next.text()
        && next.block().article() == at + 1
        && next.block().release() == place + 1
        && Typo.between(article.row().word(at), index.text(one.text()).row().word(place));
  }

  private boolean isTelling(int text, int at, int place) {
    return !names.get(at) && index.text(text).isTelling(place);
  }

  /** What was taken from the release's text, in order of the article; its title has no offsets. */
  List<Passage> passages() {
    return inOrder().stream()
        .filter(
            part -> index.text(part.text()).row().part(part.block().release()) == IndexedText.TEXT)
        .map(this::passage)
        .toList();
  }

  private Passage passage(Part part) {
    Block block = part.block();
    IndexedText text = index.text(part.text());
    WordRow release = text.row();
    Tag.Field field = article.field(block.article());
    return new Passage(
        field,
        article.row().start(block.article()),
        article.row().end(block.articleEnd() - 1),
        release.start(block.release()),
        release.end(block.releaseEnd() - 1),
        text.language());
  }

  private List<Part> inOrder() {
    return parts.stream().sorted(Comparator.comparingInt(part -> part.block().article())).toList();
  }
}
