package org.vigie.enrich.points;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A statement that articles may repeat in other words: a sentence of a release, or a message that
 * is written as a sentence.
 *
 * @param source the release's id, or that of {@link #message}
 * @param text the release's text with the sentence; null for a message
 * @param language ISO 639-1 code; null if it is not known
 * @param sentence the statement as it is written
 * @param start index of its first UTF-16 code unit in the text; {@code end} is one past its last
 * @param weights how much each of its words and numbers tells, by {@link Term#key}
 * @param names the keys of words with a capital letter, by the word in lower case
 */
public record Point(
    String source,
    @Nullable ReleaseText text,
    @Nullable String language,
    String sentence,
    int start,
    int end,
    Map<String, Double> weights,
    Map<String, String> names) {
  /** Weight from which on a number tells something. An estimate: others are hours and years. */
  private static final double LEAST_NUMBER = 0.7;

  public Point {
    weights = Map.copyOf(weights);
    names = Map.copyOf(names);
  }

  /**
   * Returns a point whose words tell less.
   *
   * @param part the part that counts of what a word tells, by key; at most 1 counts
   */
  Point weakened(ToDoubleFunction<String> part) {
    Map<String, Double> less = new HashMap<>(weights);
    less.replaceAll((key, weight) -> weight * Math.min(1, part.applyAsDouble(key)));
    return new Point(source, text, language, sentence, start, end, less, names);
  }

  /** Returns the word with a capital letter that has a key; for another one, the key. */
  String word(String key) {
    return names.entrySet().stream()
        .filter(name -> name.getValue().equals(key))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .orElse(key);
  }

  /** True if it is of a message, not of a release. */
  public boolean isMessage() {
    return text == null;
  }

  /** True if it has a number that tells something. */
  boolean hasNumber() {
    return weights.entrySet().stream()
        .anyMatch(it -> isExactNumber(it.getKey()) && it.getValue() >= LEAST_NUMBER);
  }

  private static boolean isExactNumber(String key) {
    return key.startsWith(Term.NUMBER) && !Term.isRounded(key);
  }

  /** Returns the source of a message's points. No release has this id. */
  public static String message(String id) {
    return "message:" + id;
  }

  /** Returns the sources of what a release says: its own sentences, and those of its messages. */
  public static Set<String> sources(Release release) {
    Set<String> sources = new LinkedHashSet<>(Set.of(release.id()));
    release.keyMessages().forEach(id -> sources.add(message(id)));
    release.ownMessages().forEach(id -> sources.add(message(id)));
    return sources;
  }

  /** True only for the same object: a point is compared often, and no two points are equal. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
