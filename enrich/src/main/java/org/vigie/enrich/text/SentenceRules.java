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
 * @param breaks finds the ends, also those in dates and after abbreviations
 * @param abbreviations knows the abbreviations of the language
 * @param months names of the months, as written in a date
 */
record SentenceRules(
    BreakIterator breaks, FilteredBreakIteratorBuilder abbreviations, Set<String> months) {
  /** Maximum digits of a day of the month. */
  private static final int DAY = 2;

  /** Maximum number of parts of an abbreviation with spaces: {@code v. u. Z.} */
  private static final int MOST_PARTS = 3;

  /** Maximum UTF-16 code units of an abbreviation. An estimate; the longest known has 12. */
  private static final int LONGEST = 20;

  static SentenceRules of(String language) {
    Locale locale = Locale.of(language);
    return new SentenceRules(
        BreakIterator.getSentenceInstance(new ULocale(language)),
        FilteredBreakIteratorBuilder.getInstance(new ULocale(language)),
        Stream.of(Month.values())
            .flatMap(
                month ->
                    Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                        .map(style -> month.getDisplayName(style, locale)))
            .collect(Collectors.toSet()));
  }

  /**
   * True after an abbreviation and in one: {@code Nr. | Eins}, {@code v. | Chr.} ICU's own filter
   * also takes the end of a word for one: the German <i>r.</i> in {@code kleiner. | Danach}.
   */
  boolean isAtAbbreviation(String text, int end) {
    int last = afterWord(text, end);
    if (last == 0 || end == text.length() || text.charAt(last - 1) != '.') {
      return false;
    }
    int first = last;
    for (int part = 0; part < MOST_PARTS && first > 0; part++) {
      first = beforeWord(text, afterWord(text, first));
      int to = last;
      for (int more = 0; more < MOST_PARTS && to - first <= LONGEST; more++) {
        if (isAbbreviation(text.substring(first, to))) {
          return true;
        }
        to = afterNextWord(text, to);
      }
    }
    return false;
  }

  /** True for a known abbreviation, and for a letter: {@code J. | Wren}. */
  private boolean isAbbreviation(String text) {
    if (text.length() == 2 && Character.isLetter(text.charAt(0))) {
      return true;
    }
    // why: ICU only says whether it has an abbreviation when it removes it.
    boolean known = abbreviations.unsuppressBreakAfter(text);
    if (known) {
      abbreviations.suppressBreakAfter(text);
    }
    return known;
  }

  /** Returns the end of the last word before a position. */
  private static int afterWord(String text, int position) {
    int i = position;
    while (i > 0 && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** Returns the start of the word that ends at a position; opening marks are no part of it. */
  private static int beforeWord(String text, int position) {
    int i = position;
    while (i > 0 && position - i <= LONGEST && isPartOfWord(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static int afterNextWord(String text, int position) {
    int i = position;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    while (i < text.length() && i - position <= LONGEST && isPartOfWord(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || ".-/ª".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c != '\n' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
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
}
