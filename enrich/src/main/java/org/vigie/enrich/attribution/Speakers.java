package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/** Finds the speakers in a sentence: the organisation, and other people near a verb of speech. */
final class Speakers {
  /** Maximum number of words from the organisation's name to its verb. From labelled articles. */
  static final int OUR_REACH = 8;

  /** Maximum number of words from a role, such as {@code the mayor}, to its verb. */
  private static final int ROLE_REACH = 5;

  /** Maximum number of words from the organisation's name to a denial. */
  private static final int DENIAL_REACH = 6;

  private final String text;
  private final SentenceWords words;

  /** Positions in the text, in code units, at which the sentence names the organisation. */
  private final List<Integer> ours = new ArrayList<>();

  private final OtherSpeakers others;

  /** True if a colon follows the organisation's name: {@code CeSIA: not enough}. */
  private boolean isFollowedByColon;

  /** Takes the field's tags: those of the organisation, and those of names that do not speak. */
  Speakers(String text, Sentence sentence, List<Tag> ourTags, List<Tag> tags) {
    this.text = text;
    this.words = SentenceWords.of(text, sentence);
    for (Tag tag : ourTags) {
      if (sentence.contains(tag.start()) && !isDenied(tag.start())) {
        ours.add(tag.start());
        isFollowedByColon |= text.startsWith(":", Sentences.afterBlanks(text, tag.end()));
      }
    }
    others = new OtherSpeakers(words, tags, ours);
  }

  /** True if the sentence names neither the organisation nor another speaker. */
  boolean isNobody() {
    return ours.isEmpty() && others.places().isEmpty();
  }

  boolean namesUs() {
    return !ours.isEmpty();
  }

  boolean namesOnlyUs() {
    return namesUs() && others.places().isEmpty();
  }

  /** True if the sentence names a person outside the organisation, speaking or not. */
  boolean namesSomeone() {
    return others.namesSomeone();
  }

  /** True if the organisation or another speaker says something in the sentence. */
  boolean isSpeech() {
    return weSpeak() || !others.places().isEmpty();
  }

  /** Returns the speaker nearest to a range of the text. The sentence must name a speaker. */
  Source nearest(int start, int end) {
    return distance(ours, start, end) <= distance(others.places(), start, end)
        ? Source.OURS
        : Source.OTHERS;
  }

  Source first() {
    return nearest(0, 0);
  }

  Source last() {
    return nearest(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static int distance(List<Integer> places, int start, int end) {
    return places.stream()
        .mapToInt(place -> place < start ? start - place : Math.max(0, place - end))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** True if the organisation says something in the sentence. */
  boolean weSpeak() {
    return isFollowedByColon
        || ours.stream()
            .map(words::indexOf)
            .anyMatch(i -> isOpening(i) || isAfterDapres(i) || isBesideOurVerb(i));
  }

  /** True for {@code For CeSIA, …} and {@code D'après l'association CeSIA, …}. */
  private boolean isOpening(int name) {
    return name > 0
        && name < OUR_REACH
        && (words.is(0, WordKind.OPENING_PREPOSITIONS) || isDapres(0))
        && !text.substring(words.start(0), words.start(name)).contains(",");
  }

  /** True for {@code …, d'après le CeSIA}. */
  private boolean isAfterDapres(int name) {
    return IntStream.range(Math.max(0, name - 4), name - 1).anyMatch(this::isDapres);
  }

  private boolean isDapres(int i) {
    return words.word(i).equals("d") && words.word(i + 1).equals("apres");
  }

  /** True for {@code CeSIA regrets …} and {@code CeSIA, which studies the risks, regrets …}. */
  private boolean isBesideOurVerb(int name) {
    OptionalInt verb =
        IntStream.range(Math.max(0, name - OUR_REACH), Math.min(words.size(), name + OUR_REACH))
            .filter(i -> words.is(i, WordKind.SPEECH, WordKind.WISHES))
            .filter(i -> !words.isQuoted(i) && !isNegated(name, i))
            // why: in “CeSIA, she noted, …” the pronoun may refer to any person.
            .filter(i -> !words.any(i - 1, i, WordKind.ANAPHORA))
            .findFirst();
    return verb.isPresent()
        ? !others.places().contains(words.start(verb.getAsInt()))
        : words.speechAfterAside(name + 1) >= 0;
  }

  /** True for {@code CeSIA did not say …}. */
  private boolean isNegated(int name, int verb) {
    return words.any(Math.min(name, verb), Math.max(name, verb), WordKind.NEGATION);
  }

  /** True for {@code CeSIA denies that …}. */
  private boolean isDenied(int place) {
    int name = words.indexOf(place);
    return words.any(name - DENIAL_REACH, name + DENIAL_REACH + 1, WordKind.DENIAL);
  }

  /** True for {@code That is what CeSIA says.} and {@code … a line put about by CeSIA.} */
  boolean pointsBack() {
    return words.size() > 0
        && (words.is(0, WordKind.BACKWARD) || ours.stream().anyMatch(this::isAgent));
  }

  private boolean isAgent(int place) {
    int before = words.indexOf(place) - 1;
    while (before > 0 && words.is(before, WordKind.JOINTS)) {
      before--;
    }
    return before >= 0 && words.is(before, WordKind.AGENT);
  }

  /** True for {@code I call it …}, said by the writer or, if {@code quoted}, by another person. */
  boolean isFirstPerson(boolean quoted) {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.FIRST_PERSON) && !words.isInitial(i))
        .anyMatch(i -> words.isQuoted(i) == quoted);
  }

  /** True for {@code he said} and {@code the Paris group said}: a speaker named before. */
  boolean isAnaphoric() {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.ANAPHORA) || isAccordingTo(i) || isTheGroup(i))
        .anyMatch(i -> isBeforeWish(i) || words.speechWithin(i - 2, i + 3) >= 0);
  }

  /** True for {@code according to them}. */
  private boolean isAccordingTo(int i) {
    return words.is(i, WordKind.OBLIQUE) && words.any(i - 2, i, WordKind.SPEECH_PREPOSITIONS);
  }

  /** True for {@code the group} and {@code the Paris group}. */
  private boolean isTheGroup(int i) {
    return words.is(i, WordKind.GROUPS) && words.any(i - 2, i, WordKind.DEFINITE_ARTICLES);
  }

  private boolean isBeforeWish(int i) {
    return i + 2 < words.size()
        && IntStream.of(i + 1, i + 2)
            .anyMatch(at -> words.is(at, WordKind.WISHES) && !words.isQuoted(at));
  }

  /** True for {@code the mayor said}. The organisation has no such role. */
  boolean isInRole() {
    return IntStream.range(1, words.size())
        .filter(i -> words.is(i, WordKind.ROLES) && words.is(i - 1, WordKind.DEFINITE_ARTICLES))
        .anyMatch(i -> words.speechWithin(i - ROLE_REACH, i + ROLE_REACH + 1) >= 0);
  }

  /** True if the sentence begins in a quotation, so that another sentence names its speaker. */
  boolean isQuotation() {
    return words.size() > 0 && words.isQuoted(0);
  }
}
