package org.vigie.enrich.language;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/**
 * Words that articles on any subject have: Lucene's frequent words, and the verbs and nouns of the
 * lists, such as <i>said</i> and <i>museum</i>. A name that consists of such words alone is also
 * found in texts about others.
 */
public final class EverydayWords {
  /** The lists of single words. The others are about phrases, or are regular expressions. */
  private static final String[] LISTS = {
    "speech", "pledges", "wishes", "also-nouns", "determiners", "auxiliaries", "voices",
    "documents", "anaphora", "oblique", "stop-words", "joints", "before-nouns", "relatives",
    "subordinators", "place-prepositions", "negation", "articles"
  };

  private final Set<String> words = new HashSet<>();
  private final Lexicon lists;

  private EverydayWords(@Nullable String language) {
    Map<String, Set<String>> frequent = WordLists.frequentWords();
    boolean isKnown = WordLists.know(language);
    frequent.forEach(
        (each, found) -> {
          if (!isKnown || each.equals(language)) {
            words.addAll(found);
          }
        });
    lists = Lexicon.of(language, LISTS);
    for (String noun : Kinds.words(language)) {
      words.addAll(Tokens.of(noun).words());
    }
  }

  /**
   * Returns the words of a language.
   *
   * @param language ISO 639-1 code; for null and for a language without lists, the words of all
   */
  public static EverydayWords of(@Nullable String language) {
    return new EverydayWords(language);
  }

  /** True for an everyday word. The word must be in lower case and without accents. */
  public boolean contains(String word) {
    return words.contains(word) || lists.contains(word);
  }
}
