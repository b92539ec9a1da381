package org.vigie.standalone.propose;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.numbers.Numbers;
import org.vigie.enrich.numbers.Numbers.Numeral;
import org.vigie.enrich.text.Tokens;

/**
 * The words of a text that belong to its figures: parts of numbers, such as <i>per cent</i>, and
 * units, such as <i>euros</i>. They are in texts on any subject.
 */
final class Measures {
  /** Minimum of different numbers before a unit. Chosen: with one, 44 volunteers were a unit. */
  private static final int LEAST_NUMBERS = 2;

  private final Tokens words;
  private final String language;
  private final BitSet ofNumbers = new BitSet();
  private final BitSet counted = new BitSet();
  private final Map<String, Set<BigDecimal>> numbersOf = new HashMap<>();
  private final Set<String> uncounted = new HashSet<>();

  /**
   * @param words the words of the text
   * @param language ISO 639-1 code of the text's language
   */
  Measures(String text, Tokens words, String language) {
    this.words = words;
    this.language = language;
    var numbers = new Numbers(text, words, language, NumberSpellings.of(language));
    for (int i = 0; i < words.size(); i++) {
      Numeral number = numbers.at(i);
      if (number != null) {
        ofNumbers.set(i, number.end());
        add(text, number);
        // why: 400 is part of 8,400.
        i = Math.max(i, number.end() - 1);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (!counted.get(i)) {
        uncounted.add(words.word(i));
      }
    }
  }

  private void add(String text, Numeral number) {
    int next = number.end();
    if (!number.percent()
        && next < words.size()
        && text.substring(words.end(next - 1), words.start(next)).isBlank()) {
      counted.set(next);
      numbersOf.computeIfAbsent(words.word(next), _ -> new HashSet<>()).add(number.value());
    }
  }

  /**
   * True for a word of a number, and for a unit: a known one that follows a number, or a word that
   * only follows numbers, at least two of them.
   */
  boolean has(int index) {
    String word = words.word(index);
    int numbers = numbersOf.getOrDefault(word, Set.of()).size();
    return ofNumbers.get(index)
        || (numbers > 0 && UnitNames.has(language, word))
        || (numbers >= LEAST_NUMBERS && !uncounted.contains(word));
  }
}
