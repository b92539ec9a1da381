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
   * Returns the number of points with which an article is compared, by {@link Point#source}.
   *
   * @param language the article's
   */
  Map<String, Integer> compared(@Nullable String language) {
    return in(language).compared();
  }

  private PointsInLanguage in(@Nullable String language) {
    return languages.computeIfAbsent(
        WordLists.known(language), each -> new PointsInLanguage(each, points));
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
