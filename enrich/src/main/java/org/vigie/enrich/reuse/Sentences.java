package org.vigie.enrich.reuse;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into sentences; what is quoted stays with the sentence that it is quoted in. */
final class Sentences {
  /** A quotation that is never closed ends here at the latest. */
  private static final int MOST_QUOTED = 1_500;

  /** What is longer is no sentence but a table, a list or an attack; it is cut. */
  private static final int LONGEST = 3_000;

  private Sentences() {}

  /**
   * A sentence's place in its text.
   *
   * @param start first code unit
   * @param end one past the last
   */
  record Sentence(int start, int end) {
    boolean contains(int place) {
      return start <= place && place < end;
    }
  }

  /**
   * @param language ISO 639-1; decides which abbreviations don't end a sentence
   */
  static List<Sentence> of(String text, @Nullable String language) {
    BreakIterator breaks = breaks(language);
    breaks.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      for (; end - start > LONGEST; start += LONGEST) {
        sentences.add(new Sentence(start, start + LONGEST));
      }
      boolean paragraphEnds = text.charAt(end - 1) == '\n';
      boolean quoted = end - start < MOST_QUOTED && isInQuotes(text, start, end, end);
      int closed = quoted ? afterClosing(text, end) : end;
      if (paragraphEnds || !quoted || end == text.length()) {
        sentences.add(new Sentence(start, end));
        start = end;
      } else if (closed > end && !isInQuotes(text, start, closed, closed)) {
        sentences.add(new Sentence(start, closed));
        start = closed;
      }
    }
    return sentences;
  }

  /**
   * {@code … enfin. » Le …}: past the mark that closes the quotation, if a sentence begins there.
   */
  private static int afterClosing(String text, int end) {
    int mark = afterBlanks(text, end);
    int next = mark < text.length() ? afterBlanks(text, mark + 1) : mark;
    boolean begins =
        next > mark + 1 && next < text.length() && Character.isUpperCase(text.codePointAt(next));
    return begins && "»”“\"".indexOf(text.charAt(mark)) >= 0 ? next : end;
  }

  /** The first place that is no blank, non-breaking ones included. */
  static int afterBlanks(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static BreakIterator breaks(@Nullable String language) {
    ULocale locale = new ULocale(language == null ? "en" : language);
    return FilteredBreakIteratorBuilder.getInstance(locale)
        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }

  /** Whether a place in a sentence is between quotation marks of French, English or German. */
  static boolean isInQuotes(String text, int start, int end, int place) {
    char open = 0;
    for (int i = start; i < Math.min(end, place); i++) {
      char c = text.charAt(i);
      boolean apostrophe = c == '\'' || c == '‘' || c == '’';
      if (open == 0) {
        boolean opens = apostrophe ? opensWord(text, i) : "\"«»“„".indexOf(c) >= 0;
        open = opens ? c : 0;
      } else if (apostrophe ? isApostrophe(open) && closesWord(text, i) : closes(open, c)) {
        open = 0;
      }
    }
    return open != 0;
  }

  private static boolean isApostrophe(char open) {
    return open == '\'' || open == '‘' || open == '’';
  }

  private static boolean opensWord(String text, int i) {
    boolean starts =
        i == 0 || Character.isWhitespace(text.charAt(i - 1)) || text.charAt(i - 1) == '(';
    return starts && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static boolean closesWord(String text, int i) {
    return i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private static boolean closes(char open, char c) {
    return switch (open) {
      case '«' -> c == '»';
      case '»' -> c == '«';
      case '“' -> c == '”' || c == '"';
      case '„' -> c == '“' || c == '”' || c == '"';
      default -> c == open;
    };
  }
}
