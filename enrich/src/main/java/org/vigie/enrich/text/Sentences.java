package org.vigie.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into sentences. */
public final class Sentences {
  /** Code units. Chosen: a quotation that is never closed must not swallow the whole text. */
  private static final int LONGEST_QUOTATION = 1_500;

  /** Code units. Longer ones are tables, lists or hostile input, not sentences; they are cut. */
  private static final int LONGEST = 3_000;

  private static final String STOPS = ".!?…";

  private Sentences() {}

  /** A sentence's position in its text: the first code unit, and one past the last. */
  public record Sentence(int start, int end) {
    public boolean contains(int position) {
      return start <= position && position < end;
    }
  }

  /**
   * All sentences, in order, by Unicode's rules (UAX 29) and the abbreviations of the language (ISO
   * 639-1; null when unknown). A quotation stays in one sentence; blank lines belong to none.
   */
  public static List<Sentence> of(String text, @Nullable String language) {
    BreakIterator breaks = breaks(language);
    breaks.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      for (; end - start > LONGEST; start += LONGEST) {
        sentences.add(new Sentence(start, start + LONGEST));
      }
      boolean paragraphEnds = text.charAt(end - 1) == '\n';
      boolean quoted = end - start < LONGEST_QUOTATION && Quotations.isQuoted(text, start, end);
      int closed = quoted ? afterClosing(text, end) : end;
      if (afterBlanks(text, start) >= end) {
        // why: a blank line; or it ends before a sentence that a closing mark made longer.
        start = Math.max(start, end);
      } else if (paragraphEnds || !quoted || end == text.length()) {
        sentences.add(new Sentence(start, end));
        start = end;
      } else if (closed > end && !Quotations.isQuoted(text, start, closed)) {
        sentences.add(new Sentence(start, closed));
        start = closed;
      }
    }
    return sentences;
  }

  /**
   * The sentence or line around a range: from a full stop before white space, or a line break, to
   * the next. Faster than {@link #of}, but abbreviations end a sentence.
   */
  public static Sentence around(String text, int start, int end) {
    int first = start;
    while (first > 0 && !isEnd(text, first - 1)) {
      first--;
    }
    int last = end;
    while (last < text.length() && !isEnd(text, last)) {
      last++;
    }
    boolean stop = last < text.length() && text.charAt(last) != '\n';
    return new Sentence(first, stop ? last + 1 : last);
  }

  /** The first position that is no blank, non-breaking ones included. */
  public static int afterBlanks(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  static boolean isStop(char c) {
    return c > ' ' && STOPS.indexOf(c) >= 0;
  }

  private static boolean isEnd(String text, int i) {
    char c = text.charAt(i);
    return c == '\n'
        || (isStop(c) && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))));
  }

  /** {@code … enfin. » Le …}: past the closing mark, if a sentence begins there. */
  private static int afterClosing(String text, int end) {
    int mark = afterBlanks(text, end);
    int next = mark < text.length() ? afterBlanks(text, mark + 1) : mark;
    boolean begins =
        next > mark + 1 && next < text.length() && Character.isUpperCase(text.codePointAt(next));
    return begins && Quotations.isClosing(text.charAt(mark)) ? next : end;
  }

  private static BreakIterator breaks(@Nullable String language) {
    ULocale locale = new ULocale(language == null ? "en" : language);
    return FilteredBreakIteratorBuilder.getInstance(locale)
        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }
}
