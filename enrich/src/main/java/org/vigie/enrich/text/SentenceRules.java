package org.vigie.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How sentences of one language end. Not thread-safe.
 *
 * @param breaks finds the ends, also those in dates
 * @param months names of the months, as written in a date
 */
record SentenceRules(BreakIterator breaks, Set<String> months) {
  /** Maximum digits of a day of the month. */
  private static final int DAY = 2;

  static SentenceRules of(String language) {
    Locale locale = Locale.of(language);
    return new SentenceRules(
        iterator(language),
        Stream.of(Month.values())
            .flatMap(
                month ->
                    Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                        .map(style -> month.getDisplayName(style, locale)))
            .collect(Collectors.toSet()));
  }

  /** True between day and month, as in German: {@code am 29. | September}. */
  boolean isInDate(String text, int end) {
    int dot = end - 1;
    while (dot > 0 && Character.isWhitespace(text.charAt(dot)) && text.charAt(dot) != '\n') {
      dot--;
    }
    int first = dot;
    while (first > 0 && isDigit(text.charAt(first - 1))) {
      first--;
    }
    if (text.charAt(dot) != '.' || first == dot || dot - first > DAY) {
      return false;
    }
    int after = end;
    while (after < text.length() && Character.isLetter(text.charAt(after))) {
      after++;
    }
    return months.contains(text.substring(end, after));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static BreakIterator iterator(String language) {
    ULocale locale = new ULocale(language);
    return FilteredBreakIteratorBuilder.getInstance(locale)
        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }
}
