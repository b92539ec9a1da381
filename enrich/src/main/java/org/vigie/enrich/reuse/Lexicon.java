package org.vigie.enrich.reuse;

import java.util.HashSet;
import java.util.Set;
import org.vigie.enrich.text.Tokens;

/**
 * A list of words, some of them by their beginning: {@code regrett*} is regrette, regretted and
 * every other form. Compared folded.
 */
final class Lexicon {
  private final Set<String> words = new HashSet<>();
  private final Set<String> beginnings = new HashSet<>();
  private int shortest = Integer.MAX_VALUE;

  Lexicon(String text) {
    for (String entry : text.split("\\s+")) {
      boolean open = entry.endsWith("*");
      for (String word : Tokens.of(entry).words()) {
        (open ? beginnings : words).add(word);
        shortest = open ? Math.min(shortest, word.length()) : shortest;
      }
    }
  }

  boolean contains(String word) {
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
