package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/** Finds a sentence's speakers: the organisation, and other people near a verb such as “said”. */
final class Speakers {
  /** Maximum words from the organisation's name to “said”. Chosen on labelled test articles. */
  static final int OUR_REACH = 8;

  /** Maximum number of words from a role, such as {@code the mayor}, to a verb such as “said”. */
  private static final int ROLE_REACH = 5;

  /** Maximum number of words from the organisation's name to a denial, such as “denies”. */
  private static final int DENIAL_REACH = 6;

  private final String text;
  private final SentenceWords words;

  /** Where the sentence names the organisation, but not as the one that denies something. */
  private final List<Integer> ours = new ArrayList<>();

  private final OtherSpeakers others;

  /** True if a colon follows the organisation's name: {@code CeSIA: not enough}. */
  private boolean isFollowedByColon;

  /** Takes tags that name the organisation. No name in {@code tags} counts as another speaker. */
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

  /** Returns the speaker named nearest to a text range. The sentence must name at least one. */
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

  /** True if the sentence opens with “For CeSIA” or “D'après le CeSIA” (French: according to). */
  private boolean isOpening(int name) {
    return name > 0
        && name < OUR_REACH
        && (words.is(0, WordKind.OPENING_PREPOSITIONS) || isDapres(0))
        && !text.substring(words.start(0), words.start(name)).contains(",");
  }

  /** True if the French for “according to” is before the name: {@code …, d'après le CeSIA}. */
  private boolean isAfterDapres(int name) {
    return IntStream.range(Math.max(0, name - 4), name - 1).anyMatch(this::isDapres);
  }

  private boolean isDapres(int i) {
    return words.word(i).equals("d") && words.word(i + 1).equals("apres");
  }

  /** True if CeSIA is the subject of {@code CeSIA regrets} and {@code CeSIA, which …, regrets}. */
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

  /** True if a negation is between the name and the verb: {@code CeSIA did not say …} */
  private boolean isNegated(int name, int verb) {
    return words.any(Math.min(name, verb), Math.max(name, verb), WordKind.NEGATION);
  }

  /** True if a word of denial is near the name: {@code CeSIA denies that …} */
  private boolean isDenied(int place) {
    int name = words.indexOf(place);
    return words.any(name - DENIAL_REACH, name + DENIAL_REACH + 1, WordKind.DENIAL);
  }

  /** True if it can tell who said the words before: {@code That is …}, {@code a note by CeSIA}. */
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

  /** True if the sentence says “I”: in a quotation if {@code quoted}, otherwise outside of one. */
  boolean isFirstPerson(boolean quoted) {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.FIRST_PERSON) && !words.isInitial(i))
        .anyMatch(i -> words.isQuoted(i) == quoted);
  }

  /** True if the sentence's speaker was named before: {@code he said}, {@code the group said}. */
  boolean isAnaphoric() {
    return IntStream.range(0, words.size())
        .filter(i -> words.is(i, WordKind.ANAPHORA) || isAccordingTo(i) || isTheGroup(i))
        .anyMatch(i -> isBeforeWish(i) || words.speechWithin(i - 2, i + 3) >= 0);
  }

  /** True for the pronoun in {@code according to them}. */
  private boolean isAccordingTo(int i) {
    return words.is(i, WordKind.OBLIQUE) && words.any(i - 2, i, WordKind.SPEECH_PREPOSITIONS);
  }

  /** True for “group” in {@code the group} and {@code the Paris group}. */
  private boolean isTheGroup(int i) {
    return words.is(i, WordKind.GROUPS) && words.any(i - 2, i, WordKind.DEFINITE_ARTICLES);
  }

  private boolean isBeforeWish(int i) {
    return i + 2 < words.size()
        && IntStream.of(i + 1, i + 2)
            .anyMatch(at -> words.is(at, WordKind.WISHES) && !words.isQuoted(at));
  }

  /** True if someone speaks whose role the organisation doesn't have: {@code the mayor said}. */
  boolean isInRole() {
    return IntStream.range(1, words.size())
        .filter(i -> words.is(i, WordKind.ROLES) && words.is(i - 1, WordKind.DEFINITE_ARTICLES))
        .anyMatch(i -> words.speechWithin(i - ROLE_REACH, i + ROLE_REACH + 1) >= 0);
  }

  /** True if the sentence begins inside a quotation. Its speaker is often named elsewhere. */
  boolean isQuotation() {
    return words.size() > 0 && words.isQuoted(0);
  }
}
