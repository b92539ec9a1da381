package org.vigie.enrich.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/**
 * A list of words in lower case, without accents. An entry that ends with {@code *} stands for all
 * words that begin with its letters: {@code regrett*} contains regrette and regretted.
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
   * Reads the lists with these names into one lexicon.
   *
   * @param language ISO 639-1 code; for null and for a language without lists, the lists of all
   *     languages are used
   */
  public static Lexicon of(@Nullable String language, String... names) {
    return new Lexicon(
        Stream.of(names).flatMap(name -> WordLists.entries(language, name).stream()).toList());
  }

  /** True if the list has this word. The word must be in lower case and without accents. */
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
