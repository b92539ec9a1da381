package org.vigie.enrich.story;

import java.util.LinkedHashSet;
import java.util.Set;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;

/** The words of a title that distinguish events. */
final class Headline {
  // why: our own list. Lucene's lists have other words, some of them nouns: estado, sea, will.
  private static final Lexicon STOP_WORDS = Lexicon.of("stop-words");
  private static final int SHORTEST = 3;

  private Headline() {}

  /** Each once, folded. */
  static Set<String> words(String title) {
    var telling = new LinkedHashSet<>(Tokens.of(title).words());
    telling.removeIf(word -> word.length() < SHORTEST && !Character.isDigit(word.charAt(0)));
    telling.removeIf(STOP_WORDS::contains);
    return telling;
  }
}
