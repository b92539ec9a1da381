package org.vigie.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Pickup;

/**
 * The articles of the last week, with which new articles are compared. An index finds those that
 * share something with an article, so that a new article is compared with a few of them, not with
 * all. It finds too many rather than too few: the caller applies the rules.
 */
final class FreshArticles {
  /** A word is rare if at most 2 + n / 20 of n headlines contain it. An estimate. */
  private static final int RARE = 20;

  /**
   * Maximum sum of the articles' sizes, in shingles (three successive words): some 60 MB. Chosen:
   * these are 36,000 articles of 160 words, or 14,000 of 500 words.
   */
  static final int MOST = 8_000_000;

  /** The memory of an article without its wording, in shingles (three successive words). */
  private static final int BASE = 65;

  /** Each article's position in {@link #articles}, by id. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final List<@Nullable ComparedArticle> articles = new ArrayList<>();

  // why: of thousands of articles, most are told apart by a number, without reading the article.
  /** {@link Wording#leastShared()} of each article. */
  private int[] leastShared = new int[64];

  /** Number of words of each article's headline. */
  private int[] headlineSizes = new int[64];

  /**
   * Number of hashes that an article shares with the one that is looked for; 0 between searches.
   */
  private int[] shared = new int[64];

  private final BitSet occupied = new BitSet();
  private final Postings bySample = new Postings();
  private final Postings byWord = new Postings();
  private final Postings byRelease = new Postings();
  private final Map<Integer, Integer> titlesWith = new HashMap<>();
  private int titles;
  private final NavigableSet<ComparedArticle> byArrival = new TreeSet<>(ComparedArticle.BY_ARRIVAL);
  private int size;
  private final int most;

  /**
   * @param most maximum sum of the articles' sizes, such as {@link #MOST}
   */
  FreshArticles(int most) {
    this.most = most;
  }

  @Nullable ComparedArticle get(String id) {
    Integer number = numbers.get(id);
    return number == null ? null : articles.get(number);
  }

  /** Adds an article, or replaces the one with the same id. */
  void put(ComparedArticle article) {
    remove(article.id());
    int number = occupied.nextClearBit(0);
    occupied.set(number);
    numbers.put(article.id(), number);
    if (number == articles.size()) {
      articles.add(article);
    } else {
      articles.set(number, article);
    }
    if (number == shared.length) {
      leastShared = Arrays.copyOf(leastShared, 2 * number);
      headlineSizes = Arrays.copyOf(headlineSizes, 2 * number);
      shared = new int[2 * number];
    }
    leastShared[number] = article.wording().leastShared();
    headlineSizes[number] = article.headline().size();
    article.wording().sample().forEach(hash -> bySample.add(hash, number));
    article.headline().words().forEach(word -> byWord.add(word, number));
    reprinted(article).forEach(hash -> byRelease.add(hash, number));
    countTitle(article, 1);
    byArrival.add(article);
    size += size(article);
  }

  void remove(String id) {
    Integer number = numbers.remove(id);
    if (number != null) {
      ComparedArticle article = Objects.requireNonNull(articles.set(number, null));
      occupied.clear(number);
      article.wording().sample().forEach(hash -> bySample.remove(hash, number));
      article.headline().words().forEach(word -> byWord.remove(word, number));
      reprinted(article).forEach(hash -> byRelease.remove(hash, number));
      countTitle(article, -1);
      byArrival.remove(article);
      size -= size(article);
    }
  }

  /** Returns the articles that arrived before {@code time}. */
  List<ComparedArticle> before(Instant time) {
    return byArrival.stream().takeWhile(article -> article.at().isBefore(time)).toList();
  }

  /** Returns the oldest articles, if there are too many: without them, the others fit. */
  List<ComparedArticle> excess() {
    var excess = new ArrayList<ComparedArticle>();
    int rest = size;
    for (var oldest = byArrival.iterator(); rest > most; ) {
      ComparedArticle article = oldest.next();
      excess.add(article);
      rest -= size(article);
    }
    return excess;
  }

  private static int size(ComparedArticle article) {
    return BASE + article.wording().size();
  }

  /** Returns the articles that may have the same text: those that share enough of the samples. */
  List<ComparedArticle> sharingText(ComparedArticle article) {
    Wording wording = article.wording();
    return sharing(
        bySample,
        wording.sample(),
        number -> wording.mayRepeat(leastShared[number], shared[number]));
  }

  /**
   * Returns the articles that may have enough words of this article's headline, one of them rare.
   */
  List<ComparedArticle> sharingHeadline(ComparedArticle article) {
    Headline headline = article.headline();
    // why: of the words that two headlines share, the rarest is not among the most frequent ones.
    int[] rarest =
        headline
            .words()
            .filter(this::isRare)
            .boxed()
            .sorted((one, other) -> Integer.compare(titlesWith(one), titlesWith(other)))
            .limit(Math.max(0, headline.size() - Headline.LEAST_SHARED + 1))
            .mapToInt(Integer::intValue)
            .toArray();
    int others = headline.size() - rarest.length;
    return sharing(
        byWord,
        IntStream.of(rarest),
        number -> headline.isEnough(shared[number] + others, headlineSizes[number]));
  }

  /** Returns the articles that reprint the release that this article reprints. */
  List<ComparedArticle> sharingReprint(ComparedArticle article) {
    return sharing(byRelease, reprinted(article), _ -> true);
  }

  private List<ComparedArticle> sharing(
      Postings postings, IntStream hashes, IntPredicate isEnough) {
    var found = new BitSet();
    hashes.forEach(
        hash ->
            postings.each(
                hash,
                number -> {
                  found.set(number);
                  shared[number]++;
                }));
    var sharing =
        found.stream()
            .filter(isEnough)
            .mapToObj(number -> Objects.requireNonNull(articles.get(number)))
            .toList();
    found.stream().forEach(number -> shared[number] = 0);
    return sharing;
  }

  /** True if at most 2 + n / {@link #RARE} of n headlines contain the word with this hash. */
  boolean isRare(int word) {
    return titlesWith(word) <= 2 + titles / RARE;
  }

  private int titlesWith(int word) {
    return titlesWith.getOrDefault(word, 0);
  }

  private static IntStream reprinted(ComparedArticle article) {
    return article.kind() != Pickup.Kind.REPRINT || article.release() == null
        ? IntStream.empty()
        : IntStream.of(article.release().hashCode());
  }

  private void countTitle(ComparedArticle article, int more) {
    article
        .headline()
        .words()
        .forEach(word -> titlesWith.merge(word, more, (n, m) -> n + m == 0 ? null : n + m));
    titles += article.headline().size() == 0 ? 0 : more;
  }
}
