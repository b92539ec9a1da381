package org.vigie.enrich.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * Finds in the texts of articles the words and numbers that points of releases have. Thread-safe.
 *
 * <p>An article is compared with the points in its own language. A release or message that has no
 * text in this language is compared by its numbers, and by long words that begin alike in both
 * languages: names, and words such as <i>transport</i>.
 */
public final class PointIndex {
  /** Number of letters by which words of different languages are compared. An estimate. */
  private static final int ALIKE = 5;

  /** Maximum number of digits of a number that texts may write in words. */
  private static final int LONGEST_NUMBER = 10;

  private static final String PREFIX = "~";

  private final List<Point> points;
  private final Map<String, Reading> readings = new ConcurrentHashMap<>();

  PointIndex(Collection<Point> points) {
    this.points = List.copyOf(points);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Returns the places in a text where a word or a number of a point is. */
  List<Found> find(String text, Tokens words, @Nullable String language) {
    String known = language != null && WordLists.know(language) ? language : "";
    return readings.computeIfAbsent(known, this::reading).find(text, words);
  }

  /**
   * A word or number in an article, and what it tells for each point that has it. A number that
   * tells something is there even if no point has it: it can contradict one.
   */
  record Found(Term term, List<Hit> hits) {}

  record Hit(Point point, double weight) {}

  private Reading reading(String language) {
    return new Reading(language, points);
  }

  /** The points as articles in one language repeat them. */
  private static final class Reading {
    private final Map<String, List<Hit>> hits = new HashMap<>();
    private final Set<String> beginnings = new HashSet<>();
    private final TermReader reader;

    Reading(String language, List<Point> points) {
      Set<Long> values = new HashSet<>();
      Set<String> known = new HashSet<>();
      points.stream()
          .filter(point -> language.equals(point.language()))
          .forEach(point -> known.add(point.source()));
      for (Point point : points) {
        boolean same = language.equals(point.language());
        if (same || !known.contains(point.source())) {
          point.weights().forEach((key, weight) -> add(point, key, weight, same, values));
        }
      }
      this.reader = new TermReader(language, NumberSpellings.with(language, values));
    }

    private void add(Point point, String key, double weight, boolean same, Set<Long> values) {
      boolean number = key.startsWith(Term.NUMBER);
      if (number && key.indexOf('.') < 0 && key.length() < LONGEST_NUMBER) {
        values.add(Long.valueOf(key.substring(Term.NUMBER.length())));
      }
      if (same || number) {
        put(key, new Hit(point, weight));
        beginnings.add(beginning(key));
      } else if (key.length() > ALIKE) {
        put(PREFIX + key.substring(0, ALIKE), new Hit(point, weight));
      }
    }

    private void put(String key, Hit hit) {
      hits.computeIfAbsent(key, _ -> new ArrayList<>()).add(hit);
    }

    List<Found> find(String text, Tokens words) {
      List<Found> found = new ArrayList<>();
      for (Term term : reader.read(text, words, this::isCandidate)) {
        List<Hit> own = hits.getOrDefault(term.key(), List.of());
        List<Hit> alike =
            term.isNumber() || term.key().length() <= ALIKE
                ? List.of()
                : hits.getOrDefault(PREFIX + term.key().substring(0, ALIKE), List.of());
        if (!own.isEmpty() || !alike.isEmpty() || term.isTellingNumber()) {
          found.add(new Found(term, Stream.concat(own.stream(), alike.stream()).toList()));
        }
      }
      return found;
    }

    /** True if it is worth while to stem a word: a stem begins with letters of its word. */
    private boolean isCandidate(String word) {
      return beginnings.contains(beginning(word))
          || (word.length() > ALIKE && hits.containsKey(PREFIX + word.substring(0, ALIKE)));
    }

    private static String beginning(String word) {
      return word.substring(0, Math.min(3, word.length()));
    }
  }
}
