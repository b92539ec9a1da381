package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.text.Tokens;

/** Finds the words that say in a release what office a person has: {@code the director, Anne}. */
public final class BesideNames {
  /** Number of words before a name in a release that can name its office. An estimate. */
  private static final int BEFORE_NAME = 2;

  /** Number of words after it: {@code Anne Dupré, managing director of}. An estimate. */
  private static final int AFTER_NAME = 3;

  private BesideNames() {}

  /** Returns the words just before and after each name in a release. */
  public static List<String> of(String text, PhraseList names) {
    Tokens words = Tokens.of(text);
    List<String> beside = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int length = names.at(words, i);
      if (length > 0) {
        int first = Math.max(0, i - BEFORE_NAME);
        int last = Math.min(words.size(), i + length + AFTER_NAME) - 1;
        String before = text.substring(words.start(first), words.start(i));
        String after = text.substring(words.end(i + length - 1), words.end(last));
        beside.add(before.substring(endOfSentence(before) + 1));
        beside.add(after.split("[.!?:»”\"]", 2)[0]);
      }
    }
    return beside;
  }

  private static int endOfSentence(String text) {
    int end = text.length() - 1;
    while (end >= 0 && ".!?:»”\"".indexOf(text.charAt(end)) < 0) {
      end--;
    }
    return end;
  }
}
