package org.vigie.enrich.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.enrich.text.Stems;

/**
 * The known words of a language that joins words to one, as German and Dutch do, and the words that
 * are joined of them: <i>Kindersitz</i> is <i>Kind</i> and <i>Sitz</i>. Known are the words of
 * {@link Concepts}. Thread-safe.
 */
public final class Compounds {
  /** Minimum number of letters of a part. An estimate: shorter ones are endings. */
  private static final int LEAST_PART = 3;

  /** Those of a language that joins no words. */
  public static final Compounds NONE = new Compounds("");

  private static final Map<String, Compounds> KNOWN = new ConcurrentHashMap<>();

  private final String language;
  private final Set<String> words;

  private Compounds(String language) {
    this.language = language;
    this.words = WordLists.hasCompounds(language) ? Concepts.stems(language) : Set.of();
  }

  /**
   * Returns the words of a language.
   *
   * @param language ISO 639-1 code
   */
  public static Compounds of(String language) {
    return KNOWN.computeIfAbsent(language, Compounds::new);
  }

  /** True for a known word or its stem, in lower case and without accents. */
  public boolean isKnown(String word) {
    return words.contains(word) || words.contains(Stems.of(language).stem(word));
  }

  /** True for a known word and for two that are joined, in lower case and without accents. */
  public boolean isWord(String word) {
    if (words.isEmpty()) {
      return false;
    }
    String stem = Stems.of(language).stem(word);
    return words.contains(stem) || !parts(word, stem).isEmpty();
  }

  /**
   * Returns the stems of the two known words that are joined to one. Of several ways to cut it, the
   * one with the longest last word. Empty for another word and for one that is known itself.
   *
   * @param word in lower case and without accents, or its stem if only that is known
   */
  public List<String> parts(String word, String stem) {
    for (int cut = LEAST_PART; !words.contains(stem) && cut <= word.length() - LEAST_PART; cut++) {
      String last = last(word.substring(cut), stem.substring(Math.min(cut, stem.length())));
      String first = word.substring(0, cut);
      if (!last.isEmpty() && isKnown(first)) {
        return List.of(words.contains(first) ? first : Stems.of(language).stem(first), last);
      }
    }
    return List.of();
  }

  /**
   * Returns the known one of two ends of a word; empty if there is none.
   *
   * @param ofStem that of its stem. It can lack too much: the stem of <i>Ratssitzung</i> ends like
   *     <i>Sitz</i>.
   */
  private String last(String ofWord, String ofStem) {
    return words.contains(ofWord) ? ofWord : words.contains(ofStem) ? ofStem : "";
  }
}
