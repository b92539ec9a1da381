package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/** A list of phrases: sequences of one or more words in lower case, without accents. */
public final class PhraseList {
  /** Number of lengths, and of letters, that {@link #starts} tells apart. */
  private static final int LETTERS = 32;

  private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

  /** The lengths and first letters of first words. Most words of a text have none of them. */
  private final boolean[] starts = new boolean[LETTERS * LETTERS];

  /** Takes texts such as {@code town hall}. Texts without any letter are left out. */
  public PhraseList(Collection<String> texts) {
    for (String text : texts) {
      List<String> words = Tokens.of(text).words();
      if (!words.isEmpty()) {
        byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(words);
        starts[start(words.getFirst())] = true;
      }
    }
  }

  /** Reads a list, one phrase a line; of all languages if this language has no lists. */
  public static PhraseList of(@Nullable String language, String name) {
    return new PhraseList(WordLists.entries(language, name));
  }

  private static int start(String word) {
    return Math.min(word.length(), LETTERS - 1) * LETTERS + word.charAt(0) % LETTERS;
  }

  public boolean isEmpty() {
    return byFirstWord.isEmpty();
  }

  /** Returns the number of words of the longest phrase that begins at this word; 0 if none does. */
  public int at(Tokens words, int index) {
    String word = words.word(index);
    List<List<String>> phrases = starts[start(word)] ? byFirstWord.get(word) : null;
    if (phrases == null) {
      return 0;
    }
    int longest = 0;
    for (List<String> phrase : phrases) {
      int end = index + phrase.size();
      if (phrase.size() > longest
          && end <= words.size()
          && words.words().subList(index, end).equals(phrase)) {
        longest = phrase.size();
      }
    }
    return longest;
  }
}
