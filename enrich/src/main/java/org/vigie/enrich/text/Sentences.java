package org.vigie.enrich.text;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into sentences. */
public final class Sentences {
  /** Maximum UTF-16 code units of a quotation. An estimate: a longer one lacks its closing mark. */
  private static final int LONGEST_QUOTATION = 1_500;

  /** Maximum UTF-16 code units of a sentence. Longer text is a table, a list or hostile input. */
  private static final int LONGEST = 3_000;

  private static final String STOPS = ".!?…";

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** The rules of each thread, by language: making them takes as long as reading an article. */
  private static final ThreadLocal<Map<String, SentenceRules>> RULES =
      ThreadLocal.withInitial(HashMap::new);

  private Sentences() {}

  /** The range of a sentence: the index of its first UTF-16 code unit, and one past its last. */
  public record Sentence(int start, int end) {
    public boolean contains(int position) {
      return start <= position && position < end;
    }
  }

  /**
   * Returns the sentences of a text in order. Cuts by Unicode's rules (UAX 29), but not after an
   * abbreviation of the language, not in a date and not inside a quotation. Leaves out blank lines.
   *
   * @param language ISO 639-1 code such as {@code fr}; null when unknown
   */
  public static List<Sentence> of(String text, @Nullable String language) {
    SentenceRules rules = RULES.get().computeIfAbsent(known(language), SentenceRules::of);
    BreakIterator breaks = rules.breaks();
    breaks.setText(text);
    List<Sentence> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      for (; end - start > LONGEST; start += LONGEST) {
        sentences.add(new Sentence(start, start + LONGEST));
      }
      if (rules.isInDate(text, end) || rules.isAtAbbreviation(text, end)) {
        continue;
      }
      boolean paragraphEnds = text.charAt(end - 1) == '\n';
      boolean quoted = end - start < LONGEST_QUOTATION && Quotations.isQuoted(text, start, end);
      int closed = quoted ? afterClosing(text, end) : end;
      if (afterBlanks(text, start) >= end) {
        // why: this piece is blank, or only the closing mark that ends the sentence before.
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
   * Returns the sentence that contains a range. A sentence ends at a line break, or at a stop such
   * as {@code .} or {@code !} before white space. Faster than {@link #of}, but also ends sentences
   * after abbreviations.
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

  /** Returns the first position from {@code from} on that has no white space of any kind. */
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

  /**
   * Moves {@code end}, the end of a sentence, behind a closing quotation mark that follows it: in
   * {@code … enfin. » Le …} to the start of {@code Le}. Without such a mark, returns {@code end}.
   */
  private static int afterClosing(String text, int end) {
    int mark = afterBlanks(text, end);
    int next = mark < text.length() ? afterBlanks(text, mark + 1) : mark;
    boolean begins =
        next > mark + 1 && next < text.length() && Character.isUpperCase(text.codePointAt(next));
    return begins && Quotations.isClosing(text.charAt(mark)) ? next : end;
  }

  /** Returns a language that exists; English for any other, since feeds can declare anything. */
  private static String known(@Nullable String language) {
    return language != null && LANGUAGES.contains(language) ? language : "en";
  }
}
