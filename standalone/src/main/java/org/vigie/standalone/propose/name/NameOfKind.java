package org.vigie.standalone.propose.name;

import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.propose.kind.OwnKind;

/**
 * Finds an organisation's name at the end of a text. One of its words says what the organisation
 * is: in <i>published by the Dutch Alliance for Tenants</i>, <i>Alliance</i>.
 */
record NameOfKind(String text, Tokens words, String language) {
  /** Returns the name; empty if the text ends with none. */
  static Optional<String> atEnd(String text, String language) {
    return new NameOfKind(text, Tokens.of(text), language).find();
  }

  private Optional<String> find() {
    int last = words.size() - 1;
    return IntStream.iterate(last, i -> i >= 0 && isInName(i), i -> i - 1)
        .filter(i -> isCapital(i) && OwnKind.saysKind(words.word(i), language))
        .map(this::firstCapital)
        .filter(first -> first < last)
        // why: the first noun says what it is: the Association for the Old Centre.
        .min()
        .stream()
        .filter(first -> !belongsToAnother(first))
        .mapToObj(first -> text.substring(words.start(first)))
        .findFirst();
  }

  /** True if a word with a capital and “of” stand before a word: Friends of the Museum of Sails. */
  private boolean belongsToAnother(int word) {
    Lexicon genitives = Lexicon.of(language, "genitives");
    Lexicon articles = Lexicon.of(language, "articles", "determiners");
    int before =
        IntStream.range(0, word)
            .filter(i -> genitives.contains(words.word(i)) || !articles.contains(words.word(i)))
            .max()
            .orElse(-1);
    return before > 0 && genitives.contains(words.word(before)) && isCapital(before - 1);
  }

  /** Returns the index of the first word of the row of capitals that ends with a word. */
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

  /** True if there is neither a comma nor a line break between a word and the one before. */
  private boolean isJoined(int word) {
    return word >= words.size()
        || text.substring(words.end(word - 1), words.start(word))
            .chars()
            .noneMatch(c -> ",\r\n".indexOf(c) >= 0);
  }

  private boolean isCapital(int word) {
    return Character.isUpperCase(text.codePointAt(words.start(word)));
  }
}
