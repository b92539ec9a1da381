package org.vigie.enrich.attribution;

import java.util.Locale;
import org.vigie.enrich.language.Lexicon;

/** The kinds of words that reveal a speaker. {@code SPEECH} has the words of {@code speech.txt}. */
@SuppressWarnings("ImmutableEnumChecker") // why: a lexicon does not change after it has been read.
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

  final Lexicon words;

  WordKind(String... lists) {
    String own = name().toLowerCase(Locale.ROOT).replace('_', '-');
    words = lists.length == 0 ? Lexicon.of(own) : Lexicon.of(lists);
  }
}
