package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Tokens;

/** Finds the words beside a name that say what office a person has: {@code director Anne Dupré}. */
public final class BesideNames {
  /** Number of words before a name in a release that can name its office. An estimate. */
  private static final int BEFORE_NAME = 2;

  /** Number of words after it: {@code Anne Dupré, managing director of}. An estimate. */
  private static final int AFTER_NAME = 3;

  /** Maximum code units of a role and what stands between it and the name. An estimate. */
  private static final int LONGEST_ROLE = 80;

  private static final Pattern BEFORE = Pattern.compile("[\\p{L}\\p{M}]\\h$");

  private static final Pattern AFTER = Pattern.compile("^(,\\h|\\h\\()");

  private BesideNames() {}

  /**
   * True if one of these roles stands right beside the name from {@code start} to {@code end} in a
   * text: <i>Director Dupré</i>, or <i>Dupré, the director</i>.
   *
   * @param roles without {@code the} or {@code la}
   */
  public static boolean hasRole(String text, int start, int end, PhraseList roles) {
    return isRoleBefore(text.substring(Math.max(0, start - LONGEST_ROLE), start), roles)
        || isRoleAfter(text.substring(end, Math.min(text.length(), end + LONGEST_ROLE)), roles);
  }

  private static boolean isRoleBefore(String text, PhraseList roles) {
    Tokens words = Tokens.of(text);
    return BEFORE.matcher(text).find()
        && IntStream.range(0, words.size()).anyMatch(i -> roles.at(words, i) == words.size() - i);
  }

  private static boolean isRoleAfter(String text, PhraseList roles) {
    Tokens words = Tokens.of(text);
    int first = NounPhrase.hasArticle(words) ? 1 : 0;
    return AFTER.matcher(text).find() && words.size() > first && roles.at(words, first) > 0;
  }

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
