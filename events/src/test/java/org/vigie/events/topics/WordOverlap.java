package org.vigie.events.topics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How alike two texts are by the words that they share, whatever their order. */
public final class WordOverlap {
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private WordOverlap() {}

  /**
   * Returns the harmonic mean of precision and recall (F1) of the words of a text that was found.
   */
  public static double f1(String found, String expected) {
    Map<String, Long> one = words(found);
    Map<String, Long> other = words(expected);
    long common =
        one.entrySet().stream()
            .mapToLong(word -> Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0L)))
            .sum();
    long all = count(one) + count(other);
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static long count(Map<String, Long> words) {
    return words.values().stream().mapToLong(each -> each).sum();
  }

  private static Map<String, Long> words(String text) {
    return Arrays.stream(NOT_WORD.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
  }
}
