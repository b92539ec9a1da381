package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;

/** The words that an article and one release have in common, in the same order. */
public final class Overlap {
  /** Minimum number of words of a shared sequence. An estimate: shorter ones are common phrases. */
  private static final int LEAST_RUN = 6;

  /** Minimum number of words left of a block without the words in longer runs. An estimate. */
  private static final int LEAST_FREE = 3;

  private static final Comparator<List<Block>> LONGEST_FIRST =
      Comparator.<List<Block>>comparingInt(Block::matched)
          .reversed()
          .thenComparingInt(run -> run.getFirst().article());

  private final ArticleRow article;
  private final BitSet names;
  private final List<IndexedText> texts;
  private final List<Block> blocks = new ArrayList<>();
  private final BitSet covered = new BitSet();

  /** Takes an article, the indices of its words in names, and its runs shared with one release. */
  Overlap(ArticleRow article, BitSet names, List<IndexedText> texts, List<List<Block>> runs) {
    this.article = article;
    this.names = names;
    this.texts = texts;
    runs.stream()
        .filter(run -> Block.matched(run) >= LEAST_RUN)
        .sorted(LONGEST_FIRST)
        .flatMap(List::stream)
        .forEach(this::take);
    blocks.sort(Comparator.comparingInt(Block::article));
  }

  /**
   * Successive words of an article that differ from a release only in misspelt words.
   *
   * @param start index of the first code unit in the article's field
   * @param end index after the last code unit
   * @param telling number of words outside names, dates, headings and repeated paragraphs
   */
  public record Stretch(Tag.Field field, int start, int end, int words, int telling) {}

  private void take(Block block) {
    Block free = free(block);
    if (free.length() >= Math.min(LEAST_FREE, block.length())) {
      blocks.add(free);
      covered.set(free.article(), free.articleEnd());
    }
  }

  /** Returns a block's longest part that has no word in common with the blocks taken before. */
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
    return new Block(block.text(), block.article() + bestFrom, block.release() + bestFrom, best);
  }

  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Returns the share of the article's title and body that comes from the release, from 0 to 1. */
  public double shareOfArticle() {
    int shared = covered.get(0, article.bodyEnd()).cardinality();
    return article.bodySize() == 0 ? 0 : (double) shared / article.bodySize();
  }

  /**
   * Returns the share of the release's words that the article shares, from 0 to 1. Computes it for
   * each language version of the release and returns the largest.
   */
  public double shareOfRelease() {
    Map<Integer, BitSet> taken = new HashMap<>();
    for (Block block : blocks) {
      BitSet words = taken.computeIfAbsent(block.text(), _ -> new BitSet());
      words.set(block.release(), block.releaseEnd());
    }
    double most = 0;
    for (var each : taken.entrySet()) {
      // why: the row has one separator after the title and one after the text, which are no words.
      int words = Math.max(1, texts.get(each.getKey()).row().size() - 2);
      most = Math.max(most, (double) each.getValue().cardinality() / words);
    }
    return most;
  }

  /** Returns the number of shared words outside names, dates and boilerplate (repeated texts). */
  public int telling() {
    return blocks.stream().mapToInt(block -> telling(block, block.length(), true)).sum();
  }

  /** Returns the shared passages in order. Joins two that only a misspelt word separates. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int first = 0; first < blocks.size(); ) {
      int last = first;
      while (last + 1 < blocks.size() && isOnlyATypoApart(blocks.get(last), blocks.get(last + 1))) {
        last++;
      }
      stretches.add(stretch(blocks.get(first), blocks.get(last).articleEnd()));
      first = last + 1;
    }
    return stretches;
  }

  private Stretch stretch(Block first, int articleEnd) {
    int at = first.article();
    int words = articleEnd - at;
    int start = article.row().start(at);
    int end = article.row().end(articleEnd - 1);
    return new Stretch(article.field(at), start, end, words, telling(first, words, false));
  }

  /** Counts words outside names, dates and boilerplate. Starts at the first word of a block. */
  private int telling(Block block, int words, boolean headingsToo) {
    IndexedText text = texts.get(block.text());
    return (int)
        IntStream.range(0, words)
            .filter(i -> !names.get(block.article() + i))
            .filter(i -> !text.names().get(block.release() + i))
            .filter(i -> headingsToo || !text.headings().get(block.release() + i))
            .count();
  }

  private boolean isOnlyATypoApart(Block one, Block next) {
    int at = one.articleEnd();
    int place = one.releaseEnd();
    return one.text() == next.text()
        && next.article() == at + 1
        && next.release() == place + 1
        && Typo.between(article.row().word(at), texts.get(one.text()).row().word(place));
  }

  /** Returns the passages that come from the release's text; leaves out those from its title. */
  public List<Passage> passages() {
    return blocks.stream()
        .filter(block -> texts.get(block.text()).isText(block.release()))
        .map(this::passage)
        .toList();
  }

  private Passage passage(Block block) {
    IndexedText text = texts.get(block.text());
    return new Passage(
        article.field(block.article()),
        article.row().start(block.article()),
        article.row().end(block.articleEnd() - 1),
        text.row().start(block.release()),
        text.row().end(block.releaseEnd() - 1),
        text.language());
  }
}
