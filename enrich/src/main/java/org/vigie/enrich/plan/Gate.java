package org.vigie.enrich.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words of which an article needs at least one for a match: the gate of a query. An article without
 * them need not be compared.
 *
 * @param words the numbers of the words' nodes
 * @param frequency an estimate of how often the words occur, to compare gates; infinite for a query
 *     that needs no word, such as {@code lang:fr}
 */
record Gate(Set<Integer> words, double frequency) {
  static final Gate OPEN = new Gate(Set.of(), Double.POSITIVE_INFINITY);

  Gate {
    words = Set.copyOf(words);
  }

  /** Returns the gate of a word or pattern. Estimates its frequency: short words are frequent. */
  static Gate word(int number, int letters) {
    return new Gate(Set.of(number), Math.pow(0.5, letters));
  }

  boolean isOpen() {
    return Double.isInfinite(frequency);
  }

  /** Returns the gate of a query that needs one of the options. */
  static Gate any(List<Gate> options) {
    if (options.stream().anyMatch(Gate::isOpen)) {
      return OPEN;
    }
    Set<Integer> words = new HashSet<>();
    options.forEach(gate -> words.addAll(gate.words));
    return new Gate(words, options.stream().mapToDouble(Gate::frequency).sum());
  }

  /** Returns the gate of a query that needs all parts: the one with the rarest words. */
  static Gate rarest(List<Gate> parts) {
    return parts.stream().min(Comparator.comparingDouble(Gate::frequency)).orElse(OPEN);
  }
}
