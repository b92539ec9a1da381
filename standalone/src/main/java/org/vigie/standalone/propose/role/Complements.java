package org.vigie.standalone.propose.role;

import java.util.stream.IntStream;

/**
 * Recognises the complement of an office, the words behind it that say what it is the office of:
 * director <i>general</i>, head <i>of the school</i>.
 */
final class Complements {
  private final TextWords words;
  private final GrammarWords grammar;

  Complements(TextWords words, GrammarWords grammar) {
    this.words = words;
    this.grammar = grammar;
  }

  /**
   * True for <i>general</i> and for <i>of the school</i>, but not for <i>met the mayor</i>.
   *
   * @param office index of the office
   * @param last index of the complement's last word
   */
  boolean isOne(int office, int last) {
    int from = office + 1;
    while (from <= Math.min(last, office + 2)
        && grammar.isNoun(words.word(from))
        && (words.isCapital(office) || !words.isCapital(from))) {
      from++;
    }
    return from > last
        || (grammar.isGenitive(words.word(from))
            && grammar.isNoun(words.word(last))
            && IntStream.rangeClosed(from, last)
                .allMatch(i -> grammar.continues(words.word(i - 1), words.word(i))));
  }

  /** True for <i>of technology</i> and <i>of the school</i>. */
  boolean isOfOneWord(int office, int last) {
    int noun = grammar.isDeterminer(words.word(office + 2)) ? office + 3 : office + 2;
    return grammar.isGenitive(words.word(office + 1)) && noun == last;
  }
}
