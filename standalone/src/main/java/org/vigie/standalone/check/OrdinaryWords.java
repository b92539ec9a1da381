package org.vigie.standalone.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vigie.enrich.language.Concepts;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;

/**
 * Tells which names are ordinary words: <i>Apple</i>, <i>Boulanger</i>. A sentence about others can
 * begin with one.
 *
 * @param languages ISO 639-1 codes of the releases and the feeds; others tell nothing
 */
record OrdinaryWords(Collection<String> languages) {
  private static final String[] LISTS = {"stop-words", "frequent", "ordinary"};

  /**
   * Returns the first language in which a name of one word is an ordinary word. Empty for a name
   * with capitals inside, which no sentence begins with: <i>CeSIA</i>, <i>VISA</i>.
   */
  Optional<String> languageOf(String name) {
    List<String> words = Tokens.of(name).words();
    boolean isWord =
        words.size() == 1
            && Character.isUpperCase(name.codePointAt(0))
            && name.chars().skip(1).allMatch(Character::isLowerCase);
    return languages.stream().filter(each -> isWord && has(each, words.getFirst())).findFirst();
  }

  private static boolean has(String language, String word) {
    return WordLists.know(language)
        && (WordLists.words(language, LISTS).contains(word) || Concepts.haveWord(language, word));
  }
}
