package org.vigie.enrich.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigie.enrich.text.Tokens;

/**
 * A list of words, compared folded. An entry that ends with {@code *} stands for every word with
 * this beginning: {@code regrett*} contains regrette and regretted.
 */
public final class Lexicon {
  private final Set<String> words = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private int shortest = Integer.MAX_VALUE;

  Lexicon(List<String> entries) {
    for (String entry : entries) {
      boolean open = entry.endsWith("*");
      for (String word : Tokens.of(entry).words()) {
        (open ? beginnings : words).add(word);
        shortest = open ? Math.min(shortest, word.length()) : shortest;
      }
    }
  }

  /**
   * Reads the word lists of these names in all languages.
   *
   * @see LanguageFiles#lines
   */
  public static Lexicon of(String... names) {
    return new Lexicon(List.of(names).stream().flatMap(LanguageFiles::lines).toList());
  }

  /**
   * @param word folded
   */
  public boolean contains(String word) {
    if (words.contains(word)) {
      return true;
    }
    for (int length = shortest; length <= word.length(); length++) {
      if (beginnings.contains(word.substring(0, length))) {
        return true;
      }
    }
    return false;
  }
}
