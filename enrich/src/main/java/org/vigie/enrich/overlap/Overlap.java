package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vigie.enrich.overlap.Run.Block;
import org.vigie.events.Pickup.Passage;
import org.vigie.events.Tag;

/** The words that an article and one release have in common, in the same order. */
public final class Overlap {
  /** Shorter runs are common phrases. Chosen: one word more than an index entry ({@link Grams}). */
  private static final int LEAST_RUN = 6;

  private static final Comparator<Run> LONGEST_FIRST =
      Comparator.comparingInt(Run::matched)
          .reversed()
          .thenComparingInt(run -> run.blocks().getFirst().article());

  private final ArticleRow article;
  private final BitSet names;
  private final List<Part> parts;
  private final BitSet covered = new BitSet();

  /**
   * @param names words of the article that belong to a name
   * @param runs with this release
   */
  Overlap(ArticleRow article, BitSet names, List<IndexedText> texts, List<Run> runs) {
    this.article = article;
    this.names = names;
    List<Part> taken = new ArrayList<>();
    runs.stream()
        .filter(run -> run.matched() >= LEAST_RUN)
        .sorted(LONGEST_FIRST)
        .forEach(run -> take(texts.get(run.text()), run, taken));
    taken.sort(Comparator.comparingInt(part -> part.block.article()));
    this.parts = List.copyOf(taken);
  }

  /** A block, and the text of the release that it comes from. */
  private record Part(IndexedText text, Block block) {}

  /**
   * Successive words with no difference other than misspelt words.
   *
   * @param field of the article
   * @param start first code unit in the field
   * @param end one past the last
   * @param words how many
   * @param telling how many of them are part of no name and no heading
   */
  public record Stretch(Tag.Field field, int start, int end, int words, int telling) {}

  private void take(IndexedText text, Run run, List<Part> taken) {
    for (Block block : run.blocks()) {
      Block free = free(block);
      if (free.length() >= Math.min(3, block.length())) {
        taken.add(new Part(text, free));
        covered.set(free.article(), free.articleEnd());
      }
    }
  }

  /** The longest piece of a block that is not part of a longer run. */
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

  /** True if the article shares nothing with the release. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Share of the article's title and body that comes from the release, 0 to 1. */
  public double shareOfArticle() {
    int shared = covered.get(0, article.bodyEnd()).cardinality();
    return article.bodySize() == 0 ? 0 : (double) shared / article.bodySize();
  }

  /** Share of a language version that the article has, of the one it took most from, 0 to 1. */
  public double shareOfRelease() {
    Map<IndexedText, BitSet> taken = new IdentityHashMap<>();
    for (Part part : parts) {
      taken
          .computeIfAbsent(part.text, _ -> new BitSet())
          .set(part.block.release(), part.block.releaseEnd());
    }
    return taken.entrySet().stream()
        .mapToDouble(
            each ->
                (double) each.getValue().cardinality()
                    / Math.max(1, each.getKey().row().size() - 2))
        .max()
        .orElse(0);
  }

  /** The number of shared words that are part of no name. */
  public int telling() {
    return parts.stream().mapToInt(part -> telling(part, part.block.length(), true)).sum();
  }

  /** In order of the article. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int first = 0; first < parts.size(); ) {
      int last = first;
      while (last + 1 < parts.size() && isOnlyATypoApart(parts.get(last), parts.get(last + 1))) {
        last++;
      }
      stretches.add(stretch(parts.get(first), parts.get(last).block.articleEnd()));
      first = last + 1;
    }
    return stretches;
  }

  private Stretch stretch(Part first, int articleEnd) {
    int from = first.block.article();
    int words = articleEnd - from;
    return new Stretch(
        article.field(from),
        article.row().start(from),
        article.row().end(articleEnd - 1),
        words,
        telling(first, words, false));
  }

  /** Counts the words from the beginning of a part that are part of no name. */
  private int telling(Part part, int words, boolean headingsToo) {
    Block block = part.block;
    return (int)
        IntStream.range(0, words)
            .filter(i -> !names.get(block.article() + i))
            .filter(i -> part.text.isTelling(block.release() + i))
            .filter(i -> headingsToo || !part.text.isHeading(block.release() + i))
            .count();
  }

  private boolean isOnlyATypoApart(Part one, Part next) {
    int at = one.block.articleEnd();
    int place = one.block.releaseEnd();
    return one.text.equals(next.text)
        && next.block.article() == at + 1
        && next.block.release() == place + 1
        && Typo.between(article.row().word(at), one.text.row().word(place));
  }

  /** Passages of the release's text, in order of the article; the title has no offsets. */
  public List<Passage> passages() {
    return parts.stream()
        .filter(part -> part.text.isText(part.block.release()))
        .map(this::passage)
        .toList();
  }

  private Passage passage(Part part) {
    Block block = part.block;
    WordRow release = part.text.row();
    return new Passage(
        article.field(block.article()),
        article.row().start(block.article()),
        article.row().end(block.articleEnd() - 1),
        release.start(block.release()),
        release.end(block.releaseEnd() - 1),
        part.text.language());
  }
}
