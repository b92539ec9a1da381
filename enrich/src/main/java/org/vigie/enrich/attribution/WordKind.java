package org.vigie.enrich.attribution;

import java.util.Locale;

/** The kinds of words that reveal a speaker. {@code SPEECH} has the words of {@code speech.txt}. */
enum WordKind {
  ADVERBS,
  AGENT,
  ALSO_NOUNS,
  ANAPHORA,
  ARTICLES,
  AUXILIARIES,
  BACKWARD,
  CLAUSES,
  DEFINITE_ARTICLES,
  DENIAL,
  DETERMINERS,
  DOCUMENTS,
  FIRST_PERSON,
  FORMER,
  GENITIVES,
  NEGATION,
  NEUTER,
  OBJECT_ARTICLES,
  OBLIQUE,
  OPENING_PREPOSITIONS,
  PARTICLES,
  PLACE_PREPOSITIONS,
  PREPOSITIONS,
  QUOTATIVES,
  RELATIVES,
  REPORTED,
  SOURCES,
  SPEECH_PREPOSITIONS,
  STATEMENTS,
  SUBORDINATORS,
  WISHES,
  JOINTS,
  SPEECH;

  /** Returns the names of the lists with the words of this kind. */
  String[] lists() {
    return switch (this) {
      case JOINTS -> new String[] {"joints", "before-nouns"};
      case SPEECH -> new String[] {"speech", "pledges"};
      default -> new String[] {name().toLowerCase(Locale.ROOT).replace('_', '-')};
    };
  }
}
