package org.vigie.enrich.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.numbers.Numbers;
import org.vigie.enrich.numbers.Numbers.Numeral;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;

/** Reads the words and numbers of a text as terms: a number that has many words is one term. */
record TermReader(@Nullable String language, NumberSpellings spellings) {
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(31);

  /** Maximum letters of a word between a day and its month: {@code 17 de marzo}. */
  private static final int LONGEST_JOINT = 2;

  /**
   * Returns the terms of a text. Leaves out words that {@code candidate} refuses, weekdays, and the
   * days of dates: they are equal in much that happens at the same time.
   */
  List<Term> read(String text, Tokens words, Predicate<String> candidate) {
    List<Term> terms = new ArrayList<>();
    var numbers = new Numbers(text, words, language, spellings);
    Stems stems = Stems.of(language);
    CalendarWords calendar = CalendarWords.of(language == null ? "" : language);
    for (int i = 0; i < words.size(); ) {
      Numeral number = numbers.at(i);
      if (number != null) {
        if (!isDay(number, text, words, calendar)) {
          terms.add(Term.of(number));
        }
        i = number.end();
      } else {
        String word = words.word(i);
        if (candidate.test(word)
            && !Character.isDigit(word.charAt(0))
            && !calendar.weekdays().contains(word)) {
          terms.add(new Term(stems.stem(text.substring(words.start(i), words.end(i))), i, i + 1));
        }
        i++;
      }
    }
    return terms;
  }

  /** True for 17 in {@code 17 mars}, {@code 17 de marzo} and {@code March 17}. */
  private static boolean isDay(Numeral number, String text, Tokens words, CalendarWords calendar) {
    if (number.percent() || number.value().compareTo(LAST_DAY) > 0) {
      return false;
    }
    int next = number.end();
    int last = number.first() - 1;
    boolean joined = next < words.size() && words.word(next).length() <= LONGEST_JOINT;
    return isMonth(joined ? next + 1 : next, words, calendar)
        || (isMonth(last, words, calendar)
            && text.substring(words.end(last), words.start(number.first())).isBlank());
  }

  private static boolean isMonth(int word, Tokens words, CalendarWords calendar) {
    return word >= 0 && word < words.size() && calendar.months().contains(words.word(word));
  }
}
