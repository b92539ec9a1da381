package org.vigie.enrich.overlap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/** Compares articles with all releases in all their languages. */
public final class ReleaseIndex {
  /** Minimum number of words of a repeated paragraph. An estimate: repeated titles are shorter. */
  private static final int LEAST_BOILERPLATE = 8;

  private final int releases;
  private final List<IndexedText> texts = new ArrayList<>();
  private final Aligner aligner;

  public ReleaseIndex(List<Release> releases) {
    this.releases = releases.size();
    Set<List<String>> recurring = recurring(releases);
    for (int release = 0; release < releases.size(); release++) {
      for (ReleaseText text : releases.get(release).texts()) {
        texts.add(IndexedText.of(release, text, recurring));
      }
    }
    aligner = new Aligner(texts.stream().map(IndexedText::row).toList());
  }

  /**
   * Finds the words that an article shares with each release.
   *
   * @param names the article's tags without key messages. {@link Overlap#telling()} doesn't count
   *     words of those that look like names, such as “Bank of Spain”
   * @param words the words of the article's texts
   * @return one overlap for each release, in the order of the releases
   */
  public List<Overlap> overlaps(Article article, List<Tag> names, ArticleWords words) {
    ArticleRow row = ArticleRow.of(article, words);
    Map<Integer, List<List<Block>>> runs =
        aligner.runs(row.row()).stream()
            .collect(Collectors.groupingBy(run -> texts.get(run.getFirst().text()).release()));
    BitSet nameWords = row.names(names);
    return IntStream.range(0, releases)
        .mapToObj(at -> new Overlap(row, nameWords, texts, runs.getOrDefault(at, List.of())))
        .toList();
  }

  /** Returns the paragraphs that several releases have, as lists of words in lower case. */
  private static Set<List<String>> recurring(List<Release> releases) {
    Set<List<String>> once = new HashSet<>();
    Set<List<String>> again = new HashSet<>();
    for (Release release : releases) {
      release.texts().stream()
          .flatMap(text -> Stream.of(text.text().split("\n\\s*\n")))
          .map(paragraph -> Tokens.of(paragraph).words())
          .filter(words -> words.size() >= LEAST_BOILERPLATE)
          .distinct()
          .forEach(words -> (once.add(words) ? once : again).add(words));
    }
    return again;
  }
}
