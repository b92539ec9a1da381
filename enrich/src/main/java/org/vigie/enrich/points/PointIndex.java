package org.vigie.enrich.points;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * Finds in the texts of articles the words and numbers that points of releases have. Thread-safe.
 *
 * <p>An article is compared with the points in its own language, by stems, words that mean the same
 * ({@link org.vigie.enrich.language.Concepts}), words of one family and numbers. A release or
 * message that has no text in this language is compared by its numbers, by names, by words that
 * mean the same, and by long words that begin alike in both languages, such as <i>transport</i>.
 */
public final class PointIndex {
  private final List<Point> points;
  private final Map<String, PointsInLanguage> languages = new ConcurrentHashMap<>();

  PointIndex(Collection<Point> points) {
    this.points = List.copyOf(points);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Returns the places in a text where a word or a number of a point is. */
  List<Found> find(String text, Tokens words, @Nullable String language) {
    return in(language).find(text, words);
  }

  /**
   * Returns with what an article is compared, by {@link Point#source}.
   *
   * @param language the article's
   */
  Map<String, Compared> compared(@Nullable String language) {
    return in(language).compared();
  }

  private PointsInLanguage in(@Nullable String language) {
    return languages.computeIfAbsent(
        WordLists.known(language), each -> new PointsInLanguage(each, points));
  }

  /**
   * The sentences of one release or message with which an article is compared.
   *
   * @param sentences how many there are in one language
   * @param chances how many sentences in the article's language share as much by chance
   */
  record Compared(double sentences, double chances) {
    /**
     * Part that a sentence in another language counts: fewer words are found. Chosen on articles.
     */
    private static final double FOREIGN = 0.8;

    /**
     * @param points those in the article's language, or those in all others
     */
    static Compared with(List<Point> points, boolean areForeign) {
      if (!areForeign) {
        return new Compared(points.size(), points.size());
      }
      double languages = points.stream().map(Point::language).distinct().count();
      // why: translations say the same, but each finds other words.
      double chances = FOREIGN * points.size() / Math.sqrt(languages);
      return new Compared(points.size() / languages, chances);
    }
  }

  /**
   * A word or number in an article, and what it tells for each point that has it. A number that
   * tells something is there even if no point has it: it can contradict one.
   */
  record Found(Term term, List<Hit> hits) {}

  /**
   * A word of a point.
   *
   * @param key the word's key in the point
   * @param weight how much it tells that an article has it
   */
  record Hit(Point point, String key, double weight) {}
}
