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
  /** A word is rare if at most 2 + n / 20 of n stories have it in a headline. An estimate. */
  private static final int RARE = 20;

  /**
   * Maximum sum of the articles' sizes, in shingles (three successive words): some 60 MB. Chosen:
   * these are 31,000 articles of 160 words, or 13,000 of 500 words.
   */
  static final int MOST = 8_000_000;

  /** The memory of an article without its wording, in shingles (three successive words). */
  private static final int BASE = 100;

  /** Stands for any word of a headline. It is the hash of the empty string, which is no word. */
  private static final int ANY_WORD = 0;

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

  /** The articles by a hash of their story and a word of their headline. */
  private final Postings byStoryAndWord = new Postings();

  /** Number of stories with a word in a headline. */
  private final Map<Integer, Integer> storiesWith = new HashMap<>();

  private final NavigableSet<ComparedArticle> byArrival = new TreeSet<>(ComparedArticle.BY_ARRIVAL);

  /** The sum of the articles' sizes, in shingles. */
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
    countStory(article, number);
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
      uncountStory(article, number);
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
            .sorted((one, other) -> Integer.compare(storiesWith(one), storiesWith(other)))
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

  /**
   * True if at most 2 + n / {@link #RARE} of n stories have the word with this hash in a headline.
   * Stories are counted, not headlines: many headlines about one event would make its own words
   * frequent.
   */
  boolean isRare(int word) {
    return storiesWith(word) <= 2 + storiesWith(ANY_WORD) / RARE;
  }

  private int storiesWith(int word) {
    return storiesWith.getOrDefault(word, 0);
  }

  private static IntStream reprinted(ComparedArticle article) {
    return article.kind() != Pickup.Kind.REPRINT || article.release() == null
        ? IntStream.empty()
        : IntStream.of(article.release().hashCode());
  }

  private void countStory(ComparedArticle article, int number) {
    countedWords(article)
        .forEach(
            word -> {
              int hash = storyAndWord(article, word);
              if (!byStoryAndWord.has(hash, 1)) {
                storiesWith.merge(word, 1, Integer::sum);
              }
              byStoryAndWord.add(hash, number);
            });
  }

  private void uncountStory(ComparedArticle article, int number) {
    countedWords(article)
        .forEach(
            word -> {
              int hash = storyAndWord(article, word);
              byStoryAndWord.remove(hash, number);
              if (!byStoryAndWord.has(hash, 1)) {
                storiesWith.computeIfPresent(word, (_, n) -> n == 1 ? null : n - 1);
              }
            });
  }

  private static IntStream countedWords(ComparedArticle article) {
    Headline headline = article.headline();
    return headline.size() == 0
        ? IntStream.empty()
        : IntStream.concat(IntStream.of(ANY_WORD), headline.words());
  }

  /** Spreads the stories' hashes (Knuth's factor): sums for similar ids would often be equal. */
  private static int storyAndWord(ComparedArticle article, int word) {
    return 0x9e37_79b9 * article.story().hashCode() + word;
  }
}
