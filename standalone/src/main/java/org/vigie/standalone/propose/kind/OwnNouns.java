package org.vigie.standalone.propose.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;

/**
 * Reads the nouns that a release puts before our name, as {@code the housing charity Fenwater}, and
 * instead of it, as {@code The charity employs 40 people}.
 */
final class OwnNouns {
  /** Maximum number of words before our name. An estimate: longer ones are clauses. */
  private static final int LONGEST = 4;

  private final KindNouns nouns;
  private final boolean hasCompounds;
  private final Lexicon articles;
  private final Lexicon genitives;

  OwnNouns(String language) {
    nouns = new KindNouns(language);
    hasCompounds = WordLists.hasCompounds(language);
    articles = Lexicon.of(language, "definite-articles");
    genitives = Lexicon.of(language, "genitives");
  }

  /**
   * A noun phrase directly before our name.
   *
   * @param text as the release writes it, without an article
   * @param kinds those that its noun says; not empty
   * @param isOwn true if it has more than a plain noun: <i>housing charity</i>,
   *     <i>Waffelhersteller</i>. A plain noun can also be another one's: in {@code the school
   *     Fenwater built}, it is
   */
  record Phrase(String text, Set<String> kinds, boolean isOwn) {}

  /** Returns the phrases directly before our name. */
  List<Phrase> beforeName(List<NamedText> sentences) {
    List<Phrase> found = new ArrayList<>();
    for (NamedText sentence : sentences) {
      for (int i = 1; i < sentence.size(); i++) {
        if (sentence.isJoined(i) && sentence.endOfName(i) > i) {
          before(sentence, i).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Phrase> before(NamedText sentence, int name) {
    int noun = noun(sentence, name);
    if (noun < 0) {
      return Optional.empty();
    }
    int start = noun;
    while (start > 0 && sentence.isJoined(start) && !nouns.isBound(sentence.word(start - 1))) {
      start--;
    }
    // why: the first word of a sentence may be a verb; in German, adjectives have endings.
    boolean whole =
        start > 0 && sentence.isJoined(start) && name - start <= LONGEST && !hasCompounds;
    int first = whole ? start : noun;
    boolean isOwn = name - first > 1 || !nouns.isPlain(sentence.word(noun));
    return Optional.of(
        new Phrase(sentence.written(first, name), nouns.kinds(sentence.word(noun)), isOwn));
  }

  /** Returns the index of the noun: the word before the name, or before an “of” with one word. */
  private int noun(NamedText sentence, int name) {
    if (!nouns.kinds(sentence.word(name - 1)).isEmpty()) {
      return name - 1;
    }
    boolean hasOf =
        name >= 3
            && sentence.isJoined(name - 1)
            && sentence.isJoined(name - 2)
            && genitives.contains(sentence.word(name - 2))
            && !nouns.isBound(sentence.word(name - 1));
    return hasOf && !nouns.kinds(sentence.word(name - 3)).isEmpty() ? name - 3 : -1;
  }

  /** Returns the kinds that the noun at the beginning of each sentence says. */
  List<Set<String>> insteadOfName(List<NamedText> standing) {
    return standing.stream()
        .filter(sentence -> sentence.size() > 2 && articles.contains(sentence.word(0)))
        .filter(sentence -> sentence.isJoined(1) && sentence.isJoined(2))
        .filter(sentence -> !genitives.contains(sentence.word(2)))
        .map(sentence -> nouns.kinds(sentence.word(1)))
        .filter(kinds -> !kinds.isEmpty())
        .toList();
  }
}
