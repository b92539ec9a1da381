package org.vigie.alerts.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** One short sentence of an article, with the words that matched marked. */
public record Sentence(List<Run> runs) {
  static final Sentence NONE = new Sentence(List.of());

  /** Longest, in code points. */
  private static final int MOST = 240;

  /** Of which so many before the first word that matched. */
  private static final int BEFORE = 90;

  public Sentence {
    runs = List.copyOf(runs);
  }

  /** A piece of it. */
  public record Run(String text, boolean matched) {}

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  public String text() {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  /**
   * @param text of any length; it is cut so that the first match stays in
   * @param surfaces what matched
   */
  static Sentence of(String text, Collection<String> surfaces) {
    String line = Lines.clean(text);
    List<String> wanted =
        surfaces.stream()
            .map(Lines::clean)
            .filter(surface -> !surface.isEmpty())
            .distinct()
            .sorted((one, other) -> other.length() - one.length())
            .toList();
    return new Sentence(runs(window(line, wanted), wanted));
  }

  private static String window(String line, List<String> wanted) {
    int first = line.length();
    for (String surface : wanted) {
      int at = find(line, surface, 0);
      first = at >= 0 ? Math.min(first, at) : first;
    }
    int before = first == line.length() ? 0 : line.codePointCount(0, first);
    if (before <= BEFORE || line.codePointCount(0, line.length()) <= MOST) {
      return Lines.shorten(line, MOST);
    }
    int start = line.offsetByCodePoints(first, -BEFORE);
    int space = line.indexOf(' ', start);
    return Lines.shorten("… " + line.substring(space < first ? space + 1 : start), MOST);
  }

  private static List<Run> runs(String line, List<String> wanted) {
    List<Run> runs = new ArrayList<>();
    int done = 0;
    for (int at = 0; at < line.length(); ) {
      String surface = surfaceAt(line, at, wanted);
      if (surface.isEmpty()) {
        at++;
        continue;
      }
      if (at > done) {
        runs.add(new Run(line.substring(done, at), false));
      }
      runs.add(new Run(line.substring(at, at + surface.length()), true));
      at += surface.length();
      done = at;
    }
    if (done < line.length()) {
      runs.add(new Run(line.substring(done), false));
    }
    return runs;
  }

  /** The longest surface that starts here as a word, or nothing. */
  private static String surfaceAt(String line, int at, List<String> wanted) {
    for (String surface : wanted) {
      if (line.startsWith(surface, at) && isWord(line, at, at + surface.length())) {
        return surface;
      }
    }
    return "";
  }

  private static int find(String line, String surface, int from) {
    for (int at = line.indexOf(surface, from); at >= 0; at = line.indexOf(surface, at + 1)) {
      if (isWord(line, at, at + surface.length())) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isWord(String line, int start, int end) {
    return (start == 0 || !Character.isLetterOrDigit(line.codePointBefore(start)))
        && (end == line.length() || !Character.isLetterOrDigit(line.codePointAt(end)));
  }

  /** The first sentence of a text, as a person would cut it. */
  static String first(String text, Locale language) {
    var sentences = java.text.BreakIterator.getSentenceInstance(language);
    String line = Lines.clean(text);
    sentences.setText(line);
    int end = sentences.next();
    return end == java.text.BreakIterator.DONE ? line : line.substring(0, end).strip();
  }
}
