package org.vigie.standalone.propose.role;

import java.util.Set;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;

/** The small words and the verbs around an office, in one language. */
final class GrammarWords {
  private final boolean hasCases;
  private final Lexicon articles;
  private final Lexicon determiners;
  private final Lexicon genitives;
  private final Lexicon joints;
  private final Lexicon links;
  private final Lexicon speech;
  private final Lexicon former;
  private final Set<String> frequent;

  GrammarWords(String language) {
    hasCases = WordLists.hasCompounds(language);
    articles = Lexicon.of(language, "definite-articles");
    determiners = Lexicon.of(language, "determiners");
    genitives = Lexicon.of(language, "genitives");
    joints = Lexicon.of(language, "joints");
    links = Lexicon.of(language, "genitives", "place-prepositions", "joints");
    speech = Lexicon.of(language, "speech");
    former = Lexicon.of(language, "former");
    frequent = WordLists.words(language, "relatives");
  }

  boolean isArticle(String word) {
    return articles.contains(word);
  }

  boolean isDeterminer(String word) {
    return determiners.contains(word) || articles.contains(word);
  }

  boolean isGenitive(String word) {
    return genitives.contains(word);
  }

  boolean isJoint(String word) {
    return joints.contains(word);
  }

  /** True for an article that belongs to a role. German and Dutch inflect theirs. */
  boolean isKept(String word) {
    return isArticle(word) && !hasCases;
  }

  /** True if the word is neither a verb of speech nor one of the frequent words. */
  boolean isNoun(String word) {
    return !isDeterminer(word)
        && !links.contains(word)
        && !speech.contains(word)
        && !frequent.contains(word);
  }

  /** True for the words of a complement: a new article follows “of” or another preposition. */
  boolean continues(String before, String word) {
    return isDeterminer(word)
        ? links.contains(before) || links.contains(word)
        : links.contains(word) || isNoun(word);
  }

  boolean isFormer(String word) {
    return former.contains(word);
  }
}
