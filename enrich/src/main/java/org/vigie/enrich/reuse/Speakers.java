package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.reuse.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Tag;

/**
 * Who is said to speak in a sentence: we, where one of our tags is, and others, where a name stands
 * beside a verb of speech.
 */
final class Speakers {
  /** So many words may stand between a name and its verb. */
  private static final int REACH = 3;

  private static final int LONGEST_ASIDE = 20;

  /** So many words may stand between our name and a verb that makes us the speaker. */
  private static final int OUR_REACH = 8;

  private final String text;
  private final Sentence sentence;
  private final Tokens tokens;
  private final List<int[]> named;

  /** Places, in code units of the text, at which the sentence names us as those who speak. */
  final List<Integer> ours = new ArrayList<>();

  /** Places at which someone else speaks. */
  final List<Integer> others = new ArrayList<>();

  /**
   * @param ourTags of the field the sentence is in
   * @param tags all of that field; what they name is no speaker
   */
  Speakers(String text, Sentence sentence, List<Tag> ourTags, List<Tag> tags) {
    this.text = text;
    this.sentence = sentence;
    this.tokens = Tokens.of(text.substring(sentence.start(), sentence.end()));
    this.named = tags.stream().map(tag -> new int[] {tag.start(), tag.end()}).toList();
    for (Tag tag : ourTags) {
      if (sentence.contains(tag.start()) && !isDenied(tag.start())) {
        ours.add(tag.start());
      }
    }
    findOthers();
  }

  /** Whether a verb of speech stands by our name: we say something here, whatever it is. */
  boolean weSpeak() {
    return ours.stream().anyMatch(place -> speaksAt(indexOf(place)));
  }

  private boolean speaksAt(int name) {
    if (isOpening(name)) {
      return true;
    }
    for (int i = Math.max(0, name - OUR_REACH);
        i < Math.min(tokens.size(), name + OUR_REACH);
        i++) {
      boolean verb =
          Vocabulary.SPEECH.contains(tokens.word(i)) || Vocabulary.WISHES.contains(tokens.word(i));
      if (verb && !isQuoted(i) && !isNegated(name, i) && !isByPronoun(i)) {
        return !others.contains(start(i));
      }
    }
    return false;
  }

  /** {@code For CeSIA, …} and {@code D'après l'association CeSIA, …}. */
  private boolean isOpening(int name) {
    String first = name == 0 ? "" : tokens.word(0);
    boolean preposition =
        Vocabulary.OPENING_PREPOSITIONS.contains(first)
            || (first.equals("d") && tokens.size() > 1 && tokens.word(1).equals("apres"));
    return preposition
        && name < OUR_REACH
        && text.substring(start(0), start(name)).indexOf(',') < 0;
  }

  /**
   * Whether it says whose the words before it are: {@code That is …}, {@code … put about by us}.
   */
  boolean pointsBack() {
    return tokens.size() > 0
        && (Vocabulary.BACKWARD.contains(tokens.word(0)) || ours.stream().anyMatch(this::isAgent));
  }

  private boolean isAgent(int place) {
    int before = indexOf(place) - 1;
    while (before > 0 && Vocabulary.JOINS.contains(tokens.word(before))) {
      before--;
    }
    return before >= 0 && Vocabulary.AGENT.contains(tokens.word(before));
  }

  /** {@code she noted}: who that is, our name doesn't say. */
  private boolean isByPronoun(int verb) {
    return verb > 0 && Vocabulary.ANAPHORA.contains(tokens.word(verb - 1));
  }

  private boolean isNegated(int name, int verb) {
    for (int i = Math.min(name, verb); i < Math.max(name, verb); i++) {
      if (Vocabulary.NEGATION.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  boolean isNobody() {
    return ours.isEmpty() && others.isEmpty();
  }

  /** Whether the writer says {@code I}, himself, not in a quotation. */
  boolean isFirstPerson() {
    for (int i = 0; i < tokens.size(); i++) {
      if (Vocabulary.FIRST_PERSON.contains(tokens.word(i)) && !isQuoted(i) && !isInitial(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether someone speaks who was named before: {@code he said}. */
  boolean isAnaphoric() {
    for (int i = 0; i < tokens.size(); i++) {
      if (Vocabulary.ANAPHORA.contains(tokens.word(i)) && speechWithin(i - 2, i + 3) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isDenied(int place) {
    for (int i = 0; i < tokens.size(); i++) {
      int distance = Math.abs(indexOf(place) - i);
      if (distance <= 6 && Vocabulary.DENIAL.contains(tokens.word(i))) {
        return true;
      }
    }
    return false;
  }

  private int indexOf(int place) {
    int i = 0;
    while (i + 1 < tokens.size() && start(i) < place) {
      i++;
    }
    return i;
  }

  private void findOthers() {
    for (int i = 0; i < tokens.size(); ) {
      int end = i;
      while (end < tokens.size() && isCapital(end) && (end == i || isTight(end))) {
        end++;
      }
      if (end > i) {
        addIfSpeaking(i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  private void addIfSpeaking(int from, int to) {
    boolean first = from == 0 || isAfterStop(from);
    int nameFrom = first && to - from == 1 && !isName(from) ? to : from;
    if (nameFrom == to || isNamed(from, to) || isQuoted(from) || isPlace(from)) {
      return;
    }
    int reach = to - from > 1 ? REACH : 1;
    int verb = speechWithin(to, to + reach);
    if (verb >= 0 && gapBefore(to).contains(",")) {
      verb = -1;
    }
    if (verb >= 0 && Vocabulary.SPEECH_PREPOSITIONS.contains(tokens.word(verb))) {
      verb = -1;
    }
    if (verb < 0) {
      verb = speechWithin(from - reach - 1, from);
    }
    if (verb < 0 && to - from > 1) {
      verb = speechAfterAside(to);
    }
    if (verb >= 0) {
      others.add(start(verb));
    }
  }

  /** {@code Anne Dupré, who was there last year, said}: the verb behind what stands in commas. */
  private int speechAfterAside(int to) {
    if (to >= tokens.size() || !gapBefore(to).contains(",")) {
      return -1;
    }
    for (int i = to + 1; i < Math.min(tokens.size(), to + LONGEST_ASIDE); i++) {
      if (gapBefore(i).contains(",")) {
        return speechWithin(i, i + REACH);
      }
    }
    return -1;
  }

  private int speechWithin(int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(tokens.size(), to); i++) {
      if (Vocabulary.SPEECH.contains(tokens.word(i)) && !isQuoted(i)) {
        return i;
      }
    }
    return -1;
  }

  /** A single capitalised word at the start is a name when a verb of speech follows. */
  private boolean isName(int i) {
    return !Vocabulary.JOINS.contains(tokens.word(i))
        && !Vocabulary.SPEECH.contains(tokens.word(i))
        && !Vocabulary.ANAPHORA.contains(tokens.word(i))
        && tokens.word(i).length() > 2
        && speechWithin(i + 1, i + 2) >= 0;
  }

  private boolean isPlace(int i) {
    return i > 0
        && Vocabulary.PLACE_PREPOSITIONS.contains(tokens.word(i - 1))
        && !(i > 1 && Vocabulary.SPEECH_PREPOSITIONS.contains(tokens.word(i - 2)));
  }

  private boolean isNamed(int from, int to) {
    return named.stream()
        .anyMatch(tag -> start(from) < tag[1] && tag[0] < sentence.start() + tokens.end(to - 1));
  }

  private boolean isQuoted(int i) {
    return Sentences.isInQuotes(text, sentence.start(), sentence.end(), start(i));
  }

  private boolean isCapital(int i) {
    return Character.isUpperCase(text.codePointAt(start(i)));
  }

  /** {@code M. Dupré}, and words in capitals. */
  private boolean isInitial(int i) {
    String surface = text.substring(start(i), sentence.start() + tokens.end(i));
    boolean capitals = surface.chars().allMatch(Character::isUpperCase);
    return capitals && (surface.length() > 1 || surface.equals("M"));
  }

  private boolean isTight(int i) {
    String gap = gapBefore(i);
    return gap.isBlank() || gap.strip().matches("[-‑'’]");
  }

  private boolean isAfterStop(int i) {
    return gapBefore(i).chars().anyMatch(c -> ".!?:;\"«“„".indexOf(c) >= 0);
  }

  private String gapBefore(int i) {
    return text.substring(sentence.start() + tokens.end(i - 1), start(i));
  }

  private int start(int i) {
    return sentence.start() + tokens.start(i);
  }
}
