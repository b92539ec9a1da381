package org.vigie.enrich.story;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The articles of the last week, with which new articles are compared. An index finds those that
 * share something with an article, so that a new article is compared with a few of them, not with
 * all. It finds too many rather than too few: the caller applies the rules.
 */
final class FreshArticles {
  /** A word is rare if at most 2 + n / 20 of n headlines contain it. An estimate. */
  private static final int RARE = 20;

  /** Each article's position in {@link #articles}, by id. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final List<@Nullable ComparedArticle> articles = new ArrayList<>();
  private final BitSet occupied = new BitSet();
  private final Postings bySample = new Postings();
  private final Postings byWord = new Postings();
  private final Postings byRelease = new Postings();
  private final Map<Integer, Integer> titlesWith = new HashMap<>();
  private int titles;

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
    article.wording().sample().forEach(hash -> bySample.add(hash, number));
    article.headline().words().forEach(word -> byWord.add(word, number));
    release(article).forEach(hash -> byRelease.add(hash, number));
    countTitle(article, 1);
  }

  void remove(String id) {
    Integer number = numbers.remove(id);
    if (number != null) {
      ComparedArticle article = Objects.requireNonNull(articles.set(number, null));
      occupied.clear(number);
      article.wording().sample().forEach(hash -> bySample.remove(hash, number));
      article.headline().words().forEach(word -> byWord.remove(word, number));
      release(article).forEach(hash -> byRelease.remove(hash, number));
      countTitle(article, -1);
    }
  }

  /** Returns the articles that have three successive words in common with {@code article}. */
  Stream<ComparedArticle> sharingText(ComparedArticle article) {
    var found = new BitSet();
    article.wording().sample().forEach(hash -> bySample.each(hash, found::set));
    return stream(found);
  }

  /**
   * Returns the articles that have a headline with at least {@code shared} words of this article's
   * headline, one of them rare, and those with a pickup of the same release.
   */
  Stream<ComparedArticle> sharingHeadlineOrRelease(ComparedArticle article, int shared) {
    var found = new BitSet();
    int[] words = article.headline().words().toArray();
    // why: of several shared words, the rarest is not among the shared - 1 most frequent words.
    IntStream.of(words)
        .filter(this::isRare)
        .boxed()
        .sorted((one, other) -> Integer.compare(titlesWith(one), titlesWith(other)))
        .limit(Math.max(0, words.length - shared + 1))
        .forEach(word -> byWord.each(word, found::set));
    release(article).forEach(hash -> byRelease.each(hash, found::set));
    return stream(found);
  }

  /** True if at most 2 + n / {@link #RARE} of n headlines contain the word with this hash. */
  boolean isRare(int word) {
    return titlesWith(word) <= 2 + titles / RARE;
  }

  private int titlesWith(int word) {
    return titlesWith.getOrDefault(word, 0);
  }

  private static IntStream release(ComparedArticle article) {
    return article.release() == null
        ? IntStream.empty()
        : IntStream.of(article.release().hashCode());
  }

  private Stream<ComparedArticle> stream(BitSet found) {
    return found.stream().mapToObj(number -> Objects.requireNonNull(articles.get(number)));
  }

  private void countTitle(ComparedArticle article, int more) {
    article
        .headline()
        .words()
        .forEach(word -> titlesWith.merge(word, more, (n, m) -> n + m == 0 ? null : n + m));
    titles += article.headline().size() == 0 ? 0 : more;
  }
}
