package org.vigie.standalone.propose.name;

import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.language.WordLists;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.propose.kind.OwnKind;

/**
 * Finds the name of an organisation at the end of words by the noun that says what it is: in
 * <i>published by the Dutch Alliance for Tenants</i>, <i>Dutch Alliance for Tenants</i>.
 */
record NameOfKind(String text, Tokens words, String language) {
  private static final Lexicon ARTICLES = Lexicon.of(null, "articles", "determiners");
  private static final Lexicon GENITIVES = Lexicon.of(null, "genitives");

  /** Returns the name; empty if the words end with none. */
  static Optional<String> atEnd(String text, String language) {
    return new NameOfKind(text, Tokens.of(text), language).find();
  }

  private Optional<String> find() {
    int last = words.size() - 1;
    return IntStream.iterate(last, i -> i >= 0 && isInName(i), i -> i - 1)
        .filter(i -> isCapital(i) && OwnKind.isNoun(words.word(i), language))
        .map(this::firstCapital)
        .filter(first -> first < last)
        // why: the first noun says what it is: the Association for the Old Centre.
        .min()
        .stream()
        .filter(first -> !belongsToAnother(first))
        .mapToObj(first -> text.substring(words.start(first)))
        .findFirst();
  }

  /** True if “of” and a name stand before a word: Friends of the Museum of Sails. */
  private boolean belongsToAnother(int word) {
    int before =
        IntStream.range(0, word).filter(i -> !ARTICLES.contains(words.word(i))).max().orElse(-1);
    return before > 0
        && GENITIVES.contains(words.word(before))
        && isCapital(before - 1)
        && !WordLists.hasCapitalNouns(language);
  }

  /** Returns the first of the words with capitals before a word: of <i>Dutch Alliance</i>. */
  private int firstCapital(int word) {
    int first = word;
    while (first > 0
        && isCapital(first - 1)
        && !Slug.isFunctionWord(words.word(first - 1))
        && isJoined(first)) {
      first--;
    }
    return first;
  }

  private boolean isInName(int word) {
    return isJoined(word + 1) && (isCapital(word) || Slug.isFunctionWord(words.word(word)));
  }

  /** True if no comma stands before a word. */
  private boolean isJoined(int word) {
    return word >= words.size()
        || text.substring(words.end(word - 1), words.start(word)).indexOf(',') < 0;
  }

  private boolean isCapital(int word) {
    return Character.isUpperCase(text.codePointAt(words.start(word)));
  }
}
