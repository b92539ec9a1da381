package org.vigie.enrich.attribution;

import java.util.Locale;
import org.vigie.enrich.language.Lexicon;

/** The kinds of words that show who speaks. Each is the word list of the same name. */
enum WordKind {
  AGENT,
  ANAPHORA,
  ARTICLES,
  BACKWARD,
  DEFINITE_ARTICLES,
  DENIAL,
  FIRST_PERSON,
  GROUPS,
  NEGATION,
  OBLIQUE,
  OPENING_PREPOSITIONS,
  PARTICLES,
  PLACE_PREPOSITIONS,
  RELATIVES,
  ROLES,
  SPEECH,
  SPEECH_PREPOSITIONS,
  SUBORDINATORS,
  WISHES,
  JOINTS("joints", "before-nouns");

  private final Lexicon words;

  WordKind() {
    words = Lexicon.of(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  WordKind(String... lists) {
    words = Lexicon.of(lists);
  }

  /**
   * @param word folded
   */
  boolean contains(String word) {
    return words.contains(word);
  }
}
