package org.vigie.enrich.numbers;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * The words of one language for rounded numbers.
 *
 * @param approximations words before a rounded number: {@code almost}
 * @param outOf words between the two numbers of a part: {@code one in four}
 * @param values the values of nouns: 12 for {@code dozen}, 25 (per cent) for {@code quarter}
 */
record RoundWords(Lexicon approximations, Lexicon outOf, Map<String, BigDecimal> values) {
  /** Maximum number of words from {@code almost} to its number, plus 1: {@code close to 100}. */
  private static final int REACH = 2;

  private static final Map<String, RoundWords> KNOWN = new ConcurrentHashMap<>();

  /** Returns the words of a language; those of all languages if it has no lists. */
  static RoundWords of(@Nullable String language) {
    return KNOWN.computeIfAbsent(WordLists.known(language), RoundWords::read);
  }

  private static RoundWords read(String language) {
    Map<String, BigDecimal> values = new HashMap<>();
    PhraseList.texts(language, "round-numbers")
        .map(line -> line.split(":", 2))
        .forEach(
            line ->
                Tokens.of(line[1])
                    .words()
                    .forEach(word -> values.put(word, new BigDecimal(line[0]))));
    return new RoundWords(
        Lexicon.of(language, "approximations"), Lexicon.of(language, "out-of"), values);
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
