package org.vigie.alerts.words;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One short sentence of an article. Words that show the pickup, or that a tag matched, are marked.
 */
public record Sentence(List<Run> runs) {
  static final Sentence NONE = new Sentence(List.of());

  /** Maximum number of code points of a sentence. An estimate: three lines on a phone. */
  static final int MOST = 240;

  /** Maximum number of code points before the first match if the sentence is cut. An estimate. */
  private static final int BEFORE = 90;

  public Sentence {
    runs = List.copyOf(runs);
  }

  /** A piece of the sentence, which is either marked or not. */
  public record Run(String text, boolean matched) {}

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  public String text() {
    return runs.stream().map(Run::text).collect(Collectors.joining());
  }

  /**
   * Marks words in a text.
   *
   * @param text text of any length; a long text is cut around the first match
   * @param surfaces the matched words, as they are written in the article
   */
  static Sentence of(String text, Collection<String> surfaces) {
    String longestFirst =
        surfaces.stream()
            .map(Lines::clean)
            .filter(surface -> !surface.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String line = Lines.clean(text);
    if (longestFirst.isEmpty()) {
      String cut = Lines.shorten(line, MOST);
      return cut.isEmpty() ? NONE : new Sentence(List.of(new Run(cut, false)));
    }
    Matcher words = Pattern.compile("(?:" + longestFirst + ")(?![\\p{L}\\p{Nd}])").matcher(line);
    String window = window(line, words);
    return new Sentence(runs(window, words.reset(window)));
  }

  private static String window(String line, Matcher words) {
    int first = findWord(words, line, 0) ? words.start() : 0;
    if (line.codePointCount(0, first) <= BEFORE || line.codePointCount(0, line.length()) <= MOST) {
      return Lines.shorten(line, MOST);
    }
    int start = line.offsetByCodePoints(first, -BEFORE);
    int space = line.indexOf(' ', start);
    return Lines.shorten("… " + line.substring(space < first ? space + 1 : start), MOST);
  }

  private static List<Run> runs(String line, Matcher words) {
    List<Run> runs = new ArrayList<>();
    int done = 0;
    while (findWord(words, line, done)) {
      if (words.start() > done) {
        runs.add(new Run(line.substring(done, words.start()), false));
      }
      runs.add(new Run(words.group(), true));
      done = words.end();
    }
    if (done < line.length()) {
      runs.add(new Run(line.substring(done), false));
    }
    return runs;
  }

  /** Finds the next match that doesn't begin inside a word; the pattern checks the match's end. */
  private static boolean findWord(Matcher words, String line, int from) {
    boolean found = words.find(from);
    // why: a regex lookbehind would see only half of a letter above U+FFFF and find no letter.
    while (found
        && words.start() > 0
        && Character.isLetterOrDigit(line.codePointBefore(words.start()))) {
      found = words.find(words.start() + 1);
    }
    return found;
  }

  /** Returns the first sentence of a text, found by the rules of its language. */
  static String first(String text, Locale language) {
    var sentences = BreakIterator.getSentenceInstance(language);
    String line = Lines.clean(text);
    sentences.setText(line);
    int end = sentences.next();
    return end == BreakIterator.DONE ? line : line.substring(0, end).strip();
  }
}
