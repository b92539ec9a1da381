package org.vigie.enrich.match;

import java.util.regex.Pattern;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;

/** Cuts a snippet out of a text: the sentence around a match, or a part of a long sentence. */
public final class Snippets {
  /** Maximum UTF-16 code units of a snippet: one short sentence. See ADR 11, press rights. */
  static final int LONGEST = 200;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Snippets() {}

  /** Returns the sentence around a range of a text, or a part of it, on one line. */
  public static String around(String text, int start, int end) {
    Sentence sentence = Sentences.around(text, start, end);
    int first = sentence.start();
    int last = sentence.end();
    int room = LONGEST - 2;
    int from = first;
    int to = last;
    if (last - first > room) {
      int before = Math.max(0, room - (end - start)) / 2;
      from = Math.max(first, Math.min(start - before, last - room));
      to = Math.min(last, from + room);
      from = from == first ? first : wordStart(text, from, start);
      to = to == last ? last : wordEnd(text, to, end <= to ? end : from);
    }
    String line = text.substring(from, to).strip();
    line = BLANKS.matcher(line).replaceAll(" ");
    return (from > first ? "…" : "") + line + (to < last ? "…" : "");
  }

  /** Returns the first word start between {@code from} and {@code most}; if none, {@code most}. */
  private static int wordStart(String text, int from, int most) {
    for (int i = from; i < most; i++) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return most;
  }

  /** Returns the last word's end in this range; if none, cuts a word, not a surrogate pair. */
  private static int wordEnd(String text, int to, int least) {
    for (int i = to; i >= least; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
  }
}
