package org.vigie.enrich.attribution;

import java.util.stream.IntStream;

/** What in a sentence refers to a speaker who was named before: {@code she said}. */
record Anaphora(SentenceWords words) {
  /** True if anything does: {@code he said}, {@code according to her}, {@code the report says}. */
  boolean isAny() {
    return pronouns().findAny().isPresent()
        || hasOwnView()
        || IntStream.range(0, words.size()).anyMatch(i -> isInterposed(i) || isDocument(i));
  }

  /** True for a pronoun that can be a person: {@code she said}, not {@code it said}. */
  boolean isPerson() {
    return hasOwnView() || pronouns().anyMatch(i -> !words.is(i, WordKind.NEUTER));
  }

  /** True for {@code in her view}. */
  boolean hasOwnView() {
    return IntStream.range(0, words.size())
        .anyMatch(i -> words.vocabulary().ownViews().at(words.tokens(), i) > 0);
  }

  /** True for a speaker who can be a person, also without a pronoun: <i>…, afirma.</i> */
  boolean canBePerson() {
    return isPerson() || IntStream.range(0, words.size()).anyMatch(this::isInterposed);
  }

  /** Returns the indexes of the pronouns near a verb of speech or before a wish. */
  private IntStream pronouns() {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.ANAPHORA) || isAccordingTo(i))
        .filter(i -> isBeforeWish(i) || isBeforeVerb(i) || isBehindVerb(i));
  }

  /**
   * True for “she” in {@code she later said}; an article, as in <i>el ministro dijo</i>, is none.
   */
  private boolean isBeforeVerb(int i) {
    return words.is(i, WordKind.DEFINITE_ARTICLES)
        ? words.verbAfter(i + 1, WordKind.SPEECH) >= 0
        : words.speechWithin(i + 1, i + 3) >= 0;
  }

  /**
   * True for the “she” of {@code “…”, said she}, not for “it” in {@code the mayor said it was …}
   */
  private boolean isBehindVerb(int i) {
    int verb = words.speechWithin(i - 2, i);
    return verb >= 0
        && (words.is(verb, WordKind.SPEECH_PREPOSITIONS)
            || words.gapBefore(i).equals("-")
            || words.isAfterStatement(verb)
            || words.isAfterOpening(verb));
  }

  /** True for the pronoun in {@code according to them}. */
  private boolean isAccordingTo(int i) {
    return words.is(i, WordKind.OBLIQUE) && words.any(i - 2, i, WordKind.SPEECH_PREPOSITIONS);
  }

  /** True for “he” in {@code he has urged}, not for the article in <i>el ministro pidió</i>. */
  private boolean isBeforeWish(int i) {
    return words.isVerb(i + 1, WordKind.WISHES)
        || (words.isVerb(i + 2, WordKind.WISHES) && !words.is(i, WordKind.DEFINITE_ARTICLES));
  }

  /**
   * True for a verb without a subject of its own: <i>El pan, ha añadido, será más barato. Recordó
   * que …</i>
   */
  private boolean isInterposed(int i) {
    int first = i;
    while (words.isTight(first) && words.is(first - 1, WordKind.AUXILIARIES)) {
      first--;
    }
    if (!words.isVerb(i, WordKind.SPEECH)) {
      return false;
    }
    return first == 0
        ? words.is(i + 1, WordKind.SUBORDINATORS) && words.isTight(i + 1)
        : words.isAfterStatement(i)
            && !words.isTight(first)
            && (i + 1 == words.size() || words.gapBefore(i + 1).contains(","));
  }

  /** True for “report” in {@code According to the report} and {@code The report says}. */
  private boolean isDocument(int i) {
    return words.is(i, WordKind.DOCUMENTS)
        && words.is(i - 1, WordKind.DEFINITE_ARTICLES)
        && !words.is(i + 1, WordKind.GENITIVES)
        && !words.isQuoted(i)
        && (isBehindView(i - 1) || words.verbAfter(i + 1, WordKind.SPEECH) >= 0);
  }

  /** True if a phrase like “according to” ends directly before a word. */
  private boolean isBehindView(int word) {
    return IntStream.range(0, word)
        .anyMatch(i -> i + words.vocabulary().views().at(words.tokens(), i) == word);
  }
}
