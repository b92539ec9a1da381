package org.vigie.ingest.text;

import java.util.Arrays;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/**
 * Words in names of classes and ids. They are compared without regular expressions, which took a
 * third of the time of the search for an article. The case of ASCII letters doesn't count.
 */
public final class NameWords {
  private static final int ASCII = 128;

  /** The words that begin with each ASCII character. */
  private final String[][] byFirst = new String[ASCII][];

  private final boolean isSeparate;

  private NameWords(String words, boolean isSeparate) {
    this.isSeparate = isSeparate;
    for (String word : words.strip().split("[\\s|]+")) {
      char first = word.charAt(0);
      String[] before = byFirst[first] == null ? new String[0] : byFirst[first];
      byFirst[first] = Arrays.copyOf(before, before.length + 1);
      byFirst[first][before.length] = word;
    }
  }

  /**
   * Finds words anywhere in a name, also within longer words.
   *
   * @param words in lower-case ASCII, separated by spaces or {@code |}
   */
  public static NameWords anywhere(String words) {
    return new NameWords(words, false);
  }

  /** Finds words between white space, hyphens, underscores and the ends of a name. */
  public static NameWords separate(String words) {
    return new NameWords(words, true);
  }

  /** Returns true if one of the words is in the class or the id of an element. */
  public boolean inNameOf(Element element) {
    Attributes attributes = Tree.attributes(element);
    return in(attributes.get("class")) || in(attributes.get("id"));
  }

  /** Returns true if one of the words is in a name. */
  public boolean in(String name) {
    String lower = lower(name);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c < ASCII && byFirst[c] != null && isAt(i, lower, byFirst[c])) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int start, String name, String[] words) {
    if (isSeparate && !isEdge(name, start - 1)) {
      return false;
    }
    for (String word : words) {
      if (name.startsWith(word, start) && (!isSeparate || isEdge(name, start + word.length()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String name, int index) {
    if (index < 0 || index >= name.length()) {
      return true;
    }
    char c = name.charAt(index);
    return c == '-' || c == '_' || c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static String lower(String name) {
    int i = 0;
    while (i < name.length() && !isUpper(name.charAt(i))) {
      i++;
    }
    if (i == name.length()) {
      return name;
    }
    char[] lower = name.toCharArray();
    for (; i < lower.length; i++) {
      lower[i] = isUpper(lower[i]) ? (char) (lower[i] + 'a' - 'A') : lower[i];
    }
    return new String(lower);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
