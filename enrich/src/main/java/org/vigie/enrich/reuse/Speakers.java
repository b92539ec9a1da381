package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.events.Tag;

/**
 * Who is said to speak in a sentence: we, where one of our tags is, and others, where a name stands
 * beside a verb of speech.
 */
final class Speakers {
  /** So many words may stand between our name and a verb that makes us the speaker. */
  static final int OUR_REACH = 8;

  /** So many words may stand between a role and its verb: the mayor of the town said. */
  private static final int ROLE_REACH = 5;

  private final String text;
  private final SentenceWords words;
  private final boolean namesSomeone;

  /** {@code CeSIA: not enough}, as in headlines and lists. */
  private boolean isFollowedByColon;

  /** Places, in code units of the text, at which the sentence names us as those who speak. */
  final List<Integer> ours = new ArrayList<>();

  /** Places at which someone else speaks. */
  final List<Integer> others;

  /**
   * @param ourTags of the field the sentence is in
   * @param tags all of that field; what they name is no speaker
   */
  Speakers(String text, Sentence sentence, List<Tag> ourTags, List<Tag> tags) {
    this.text = text;
    this.words = new SentenceWords(text, sentence);
    for (Tag tag : ourTags) {
      if (sentence.contains(tag.start()) && !isDenied(tag.start())) {
        ours.add(tag.start());
        isFollowedByColon |= isBeforeColon(tag.end());
      }
    }
    OtherSpeakers found = new OtherSpeakers(words, tags, ours);
    this.others = found.places();
    this.namesSomeone = found.namesSomeone();
  }

  /** Whether a verb of speech stands by our name: we say something here, whatever it is. */
  boolean weSpeak() {
    return isFollowedByColon || ours.stream().anyMatch(place -> speaksAt(words.indexOf(place)));
  }

  private boolean speaksAt(int name) {
    if (isOpening(name) || isAfterDapres(name)) {
      return true;
    }
    for (int i = Math.max(0, name - OUR_REACH); i < Math.min(words.size(), name + OUR_REACH); i++) {
      boolean verb = words.isOneOf(i, Vocabulary.SPEECH) || words.isOneOf(i, Vocabulary.WISHES);
      if (verb && !words.isQuoted(i) && !isNegated(name, i) && !isByPronoun(i)) {
        return !others.contains(words.start(i));
      }
    }
    return words.speechAfterAside(name + 1) >= 0;
  }

  /** {@code For CeSIA, …} and {@code D'après l'association CeSIA, …}. */
  private boolean isOpening(int name) {
    if (name == 0 || name >= OUR_REACH) {
      return false;
    }
    boolean preposition = words.isOneOf(0, Vocabulary.OPENING_PREPOSITIONS) || isDapres(0);
    return preposition && text.substring(words.start(0), words.start(name)).indexOf(',') < 0;
  }

  /** {@code …, d'après le CeSIA}. */
  private boolean isAfterDapres(int name) {
    return IntStream.range(Math.max(0, name - 4), name - 1).anyMatch(this::isDapres);
  }

  private boolean isDapres(int i) {
    return words.word(i).equals("d") && words.word(i + 1).equals("apres");
  }

  /**
   * Whether it says whose the words before it are: {@code That is …}, {@code … put about by us}.
   */
  boolean pointsBack() {
    return words.size() > 0
        && (words.isOneOf(0, Vocabulary.BACKWARD) || ours.stream().anyMatch(this::isAgent));
  }

  private boolean isAgent(int place) {
    int before = words.indexOf(place) - 1;
    while (before > 0 && words.isOneOf(before, Vocabulary.JOINS)) {
      before--;
    }
    return before >= 0 && words.isOneOf(before, Vocabulary.AGENT);
  }

  /** {@code she noted}: who that is, our name doesn't say. */
  private boolean isByPronoun(int verb) {
    return verb > 0 && words.isOneOf(verb - 1, Vocabulary.ANAPHORA);
  }

  private boolean isNegated(int name, int verb) {
    for (int i = Math.min(name, verb); i < Math.max(name, verb); i++) {
      if (words.isOneOf(i, Vocabulary.NEGATION)) {
        return true;
      }
    }
    return false;
  }

  boolean isNobody() {
    return ours.isEmpty() && others.isEmpty();
  }

  /** Whether a person other than us is named, speaking or not. */
  boolean namesSomeone() {
    return namesSomeone;
  }

  /** Whether the writer says {@code I}, himself, not in a quotation. */
  boolean isFirstPerson() {
    return saysI(false);
  }

  /** Whether someone says {@code I} in a quotation. */
  boolean isQuotedFirstPerson() {
    return saysI(true);
  }

  private boolean saysI(boolean quoted) {
    for (int i = 0; i < words.size(); i++) {
      boolean says = words.isOneOf(i, Vocabulary.FIRST_PERSON) && !words.isInitial(i);
      if (says && words.isQuoted(i) == quoted) {
        return true;
      }
    }
    return false;
  }

  /** Whether someone speaks who was named before: {@code he said}, {@code the Paris group said}. */
  boolean isAnaphoric() {
    for (int i = 0; i < words.size(); i++) {
      boolean wishes = i + 2 < words.size() && isWish(i + 1, i + 3);
      if (pointsToSomeone(i) && (wishes || words.speechWithin(i - 2, i + 3) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** Whether someone speaks who can't be us: {@code the mayor said}. */
  boolean isInRole() {
    return IntStream.range(1, words.size())
        .anyMatch(
            i ->
                words.isOneOf(i, Vocabulary.ROLES)
                    && words.isOneOf(i - 1, Vocabulary.DEFINITE)
                    && words.speechWithin(i - ROLE_REACH, i + ROLE_REACH + 1) >= 0);
  }

  /** Whether it is but what someone says, who was named before or is after. */
  boolean isQuotation() {
    return words.size() > 0 && words.isQuoted(0);
  }

  private boolean pointsToSomeone(int i) {
    return words.isOneOf(i, Vocabulary.ANAPHORA)
        || isAccordingTo(i)
        || (i > 0
            && words.isOneOf(i, Vocabulary.GROUPS)
            && (words.isOneOf(i - 1, Vocabulary.DEFINITE)
                || (i > 1 && words.isOneOf(i - 2, Vocabulary.DEFINITE))));
  }

  /** {@code selon lui}, {@code according to them}. */
  private boolean isAccordingTo(int i) {
    return words.isOneOf(i, Vocabulary.OBLIQUE)
        && words.anyOf(i - 2, i, Vocabulary.SPEECH_PREPOSITIONS);
  }

  private boolean isWish(int from, int to) {
    return IntStream.range(from, to)
        .anyMatch(i -> words.isOneOf(i, Vocabulary.WISHES) && !words.isQuoted(i));
  }

  private boolean isBeforeColon(int place) {
    int next = Sentences.afterBlanks(text, place);
    return next < text.length() && text.charAt(next) == ':';
  }

  private boolean isDenied(int place) {
    for (int i = 0; i < words.size(); i++) {
      int distance = Math.abs(words.indexOf(place) - i);
      if (distance <= 6 && words.isOneOf(i, Vocabulary.DENIAL)) {
        return true;
      }
    }
    return false;
  }
}
