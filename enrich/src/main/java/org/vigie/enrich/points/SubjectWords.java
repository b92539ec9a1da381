package org.vigie.enrich.points;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words that many statements of an organisation have. They are its subject, and tell little of one
 * statement.
 *
 * @param counts the number of statements that have a word
 */
record SubjectWords(Map<Word, Long> counts) {
  /** Number of statements from which on a word of all of them tells less. An estimate. */
  private static final double OFTEN = 2;

  /**
   * A word or number in one language.
   *
   * @param key see {@link Term#key}
   */
  private record Word(@Nullable String language, String key) {}

  /**
   * Counts the sentences of the release that has most of a word, and the messages: all wordings of
   * a message are one statement.
   */
  static SubjectWords of(Collection<Point> ofReleases, Collection<Point> ofMessages) {
    Map<Word, Long> counts = new HashMap<>();
    ofReleases.stream()
        .collect(Collectors.groupingBy(Point::source))
        .values()
        .forEach(
            release ->
                statements(release, point -> point)
                    .forEach((word, number) -> counts.merge(word, number, Math::max)));
    statements(ofMessages, Point::source)
        .forEach((word, number) -> counts.merge(word, number, Long::sum));
    return new SubjectWords(counts);
  }

  /** Returns how many statements have each word. */
  private static Map<Word, Long> statements(
      Collection<Point> points, Function<Point, Object> statement) {
    record Use(Word word, Object statement) {}
    return points.stream()
        .flatMap(
            point ->
                point.weights().keySet().stream()
                    .map(key -> new Use(new Word(point.language(), key), statement.apply(point))))
        .distinct()
        .collect(Collectors.groupingBy(Use::word, Collectors.counting()));
  }

  /** Returns a statement whose words tell less, the more statements have them. */
  Point weaken(Point point) {
    return point.weakened(
        key -> Math.sqrt(OFTEN / counts.getOrDefault(new Word(point.language(), key), 1L)));
  }
}
