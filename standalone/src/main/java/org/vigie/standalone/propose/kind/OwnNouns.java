package org.vigie.standalone.propose.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigie.enrich.language.Lexicon;

/**
 * Reads the nouns that a release puts before our name, as {@code the housing charity Fenwater}, and
 * for it, as {@code The charity employs 40 people}.
 */
final class OwnNouns {
  /** Maximum number of words before our name. An estimate: longer ones are clauses. */
  private static final int LONGEST = 4;

  private final KindNouns nouns;
  private final Lexicon genitives;

  /** Words with which no noun ends, and before which none begins. */
  private final Lexicon bounds;

  private final Lexicon articles;

  OwnNouns(String language) {
    nouns = new KindNouns(language);
    articles = Lexicon.of(language, "definite-articles");
    genitives = Lexicon.of(language, "genitives");
    bounds =
        Lexicon.of(
            language,
            "articles",
            "determiners",
            "place-prepositions",
            "relatives",
            "subordinators",
            "agent",
            "joints");
  }

  /**
   * A noun before our name.
   *
   * @param text as the release writes it, without an article
   * @param kinds those that it can mean; not empty
   */
  record Noun(String text, Set<String> kinds) {}

  /** Returns the nouns that stand directly before our name. */
  List<Noun> beforeName(List<NamedText> sentences) {
    List<Noun> found = new ArrayList<>();
    for (NamedText sentence : sentences) {
      for (int i = 1; i < sentence.size(); i++) {
        if (sentence.endOfName(i) > i) {
          before(sentence, i).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Noun> before(NamedText sentence, int name) {
    if (genitives.contains(sentence.word(name - 1))) {
      return Optional.empty();
    }
    Set<String> kinds = Set.of();
    int start = name;
    while (start > 0 && sentence.isJoined(start) && !isBound(sentence.word(start - 1), kinds)) {
      start--;
      Set<String> meant = nouns.kindsOrGroups(sentence.word(start));
      kinds = meant.isEmpty() ? kinds : meant;
    }
    return kinds.isEmpty() || name - start > LONGEST
        ? Optional.empty()
        : Optional.of(new Noun(sentence.written(start, name), kinds));
  }

  // why: “l'association de consommateurs Fenwater” has its noun before an “of”.
  private boolean isBound(String word, Set<String> kinds) {
    return genitives.contains(word) ? !kinds.isEmpty() : bounds.contains(word);
  }

  /** Returns, for each sentence that begins with such a noun, the kinds that it can mean. */
  List<Set<String>> forName(List<NamedText> standing) {
    return standing.stream()
        .filter(sentence -> sentence.size() > 2 && articles.contains(sentence.word(0)))
        .filter(sentence -> sentence.isJoined(1) && sentence.isJoined(2))
        .filter(sentence -> !genitives.contains(sentence.word(2)))
        .map(sentence -> nouns.kindsOrGroups(sentence.word(1)))
        .filter(kinds -> !kinds.isEmpty())
        .toList();
  }
}
