package org.vigie.enrich.numbers;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.numbers.Numbers.Numeral;
import org.vigie.enrich.text.Tokens;

/**
 * The words of one language for rounded numbers and parts.
 *
 * @param approximations words before a rounded number: {@code almost}
 * @param outOf words between the two numbers of a part: {@code one in four}
 * @param percent words after a number: {@code per cent}
 * @param values the values of nouns: 12 for {@code dozen}, 25 per cent for {@code quarter}
 */
record RoundWords(
    Lexicon approximations, Lexicon outOf, PhraseList percent, Map<String, Quantity> values) {
  /** Maximum number of words from {@code almost} to its number, plus 1: {@code close to 100}. */
  private static final int REACH = 2;

  /** What a noun such as {@code dozen} or {@code quarter} says. */
  record Quantity(BigDecimal value, boolean percent) {
    /** Reads {@code 12} or {@code 25%}. */
    static Quantity read(String text) {
      boolean percent = text.endsWith("%");
      return new Quantity(
          new BigDecimal(percent ? text.substring(0, text.length() - 1) : text), percent);
    }

    Numeral times(BigDecimal factor, int first, int end) {
      return new Numeral(value.multiply(factor), first, end, true, percent);
    }
  }

  private static final Map<String, RoundWords> KNOWN = new ConcurrentHashMap<>();

  /** Returns the words of a language; those of all languages if it has no lists. */
  static RoundWords of(@Nullable String language) {
    return KNOWN.computeIfAbsent(WordLists.known(language), RoundWords::read);
  }

  private static RoundWords read(String language) {
    Map<String, Quantity> values = new HashMap<>();
    for (String line : WordLists.entries(language, "round-numbers")) {
      String[] parts = line.split(":", 2);
      Tokens.of(parts[1]).words().forEach(word -> values.put(word, Quantity.read(parts[0])));
    }
    return new RoundWords(
        Lexicon.of(language, "approximations"),
        Lexicon.of(language, "out-of"),
        PhraseList.of(language, "percent"),
        values);
  }

  /** True if a word just before says that the number at this index is rounded. */
  boolean isRounded(Tokens words, int index) {
    for (int i = Math.max(0, index - REACH); i < index; i++) {
      if (approximations.contains(words.word(i))) {
        return true;
      }
    }
    return false;
  }
}
