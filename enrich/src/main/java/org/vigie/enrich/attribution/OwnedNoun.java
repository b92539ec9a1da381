package org.vigie.enrich.attribution;

import java.util.function.IntPredicate;

/**
 * A noun that its owner introduces as somebody else: {@code the agency for medicines said}.
 *
 * @param noun index of the noun
 */
record OwnedNoun(SentenceWords words, int noun) {
  /** Maximum number of words from a noun to its owner: {@code agency for the safety of drugs}. */
  private static final int LONGEST_OWNER = 5;

  /** Returns the index of “said”; -1 if there is none, or if a word of the owner is us. */
  int verb(IntPredicate isUs) {
    int last = isOwned() ? Math.min(noun + LONGEST_OWNER, words.size() - 1) : -1;
    for (int i = noun + 2; i <= last; i++) {
      if (!words.isTight(i) || isUs.test(i)) {
        return -1;
      }
      int verb = words.verbAfter(i + 1, WordKind.SPEECH);
      if (verb >= 0) {
        return verb;
      }
    }
    return -1;
  }

  private boolean isOwned() {
    return words.is(noun - 1, WordKind.DEFINITE_ARTICLES)
        && words.is(noun + 1, WordKind.GENITIVES)
        && words.isTight(noun + 1)
        && !words.is(noun, WordKind.DOCUMENTS)
        && !words.isQuoted(noun);
  }
}
