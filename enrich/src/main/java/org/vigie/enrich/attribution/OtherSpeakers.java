package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.vigie.enrich.language.Offices;
import org.vigie.events.Tag;

/** Finds a sentence's speakers outside the organisation: names near a verb such as “said”. */
final class OtherSpeakers {
  /** Maximum number of words from a name to its verb (“said”). Chosen on labelled test articles. */
  private static final int REACH = 3;

  /** Maximum number of words of a role between its verb and its name. An estimate. */
  private static final int ROLE_REACH = 7;

  /** Maximum number of words of an office: {@code head of research at CeSIA}. An estimate. */
  private static final int OFFICE_REACH = 9;

  /**
   * Maximum number of words before a name, from “according” on: {@code according to a new survey by
   * the}. An estimate.
   */
  private static final int DOCUMENT_REACH = 7;

  /** Maximum number of words of a phrase such as “in the opinion of the”. An estimate. */
  private static final int VIEW_REACH = 6;

  /** Maximum number of words from an article to its noun. An estimate: two adjectives. */
  private static final int OBJECT_REACH = 3;

  private final SentenceWords words;
  private final List<Tag> tags;
  private final List<Integer> ours;
  private final List<Integer> verbs = new ArrayList<>();
  private final List<Integer> people = new ArrayList<>();
  private final List<Integer> names = new ArrayList<>();
  private final List<Integer> organisations = new ArrayList<>();
  private final List<Integer> staff = new ArrayList<>();
  private final IntPredicate isUs;

  /**
   * Ignores names in {@code tags}. {@code ours} has the positions of the organisation's names and
   * of other words for it, and {@code ourWords} the indexes of these: German nouns look like names.
   * {@code isUs} tells by its index whether a word names the organisation.
   */
  OtherSpeakers(
      SentenceWords words, List<Tag> tags, List<Integer> ours, BitSet ourWords, IntPredicate isUs) {
    this.words = words;
    this.isUs = isUs;
    this.tags = tags;
    this.ours = ours;
    for (int i = 0; i < words.size(); ) {
      if (isNoName(i) || ourWords.get(i)) {
        i++;
        continue;
      }
      int end = i;
      while (end < words.size() && words.isCapital(end) && (end == i || words.isTight(end))) {
        end = afterParticles(end + 1);
      }
      if (end > i) {
        addName(i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  /**
   * Returns the position in the text, in code units, of each speaker's verb, such as “said”; of a
   * name that stands before a quotation without one, of its last word.
   */
  List<Integer> verbs() {
    return verbs;
  }

  /** Returns the position in the text, in code units, of each name of a person. */
  List<Integer> people() {
    return people;
  }

  /**
   * Returns the position in the text, in code units, of each name of several words, also of a
   * place.
   */
  List<Integer> names() {
    return names;
  }

  /** Returns the position in the text, in code units, of each person who works for us. */
  List<Integer> staff() {
    return staff;
  }

  /** Returns the position in the text, in code units, of each speaking name of one word. */
  List<Integer> organisations() {
    return organisations;
  }

  /**
   * True for “Die” in {@code Die Stadt sagte} and “In” in {@code In Paris, …}, which have their
   * capital letter from the sentence, and for a thing with one: <i>Das Gesetz sieht vor …</i>
   */
  private boolean isNoName(int i) {
    boolean opens = i == 0 || words.isAfterStop(i);
    return (opens && isEveryday(i))
        || (words.vocabulary().isThing(words.word(i))
            && words.vocabulary().organisations().at(words.tokens(), i) == 0);
  }

  private boolean isEveryday(int i) {
    return words.is(i, WordKind.ARTICLES, WordKind.DETERMINERS, WordKind.ADVERBS)
        || words.vocabulary().everyday().contains(words.word(i));
  }

  /** Skips “van” in {@code Joost van Dijk}: returns the index of “Dijk”; else {@code from}. */
  private int afterParticles(int from) {
    int i = from;
    while (i < words.size() && words.is(i, WordKind.PARTICLES) && words.isTight(i)) {
      i++;
    }
    return i < words.size() && words.isCapital(i) && words.isTight(i) ? i : from;
  }

  private void addName(int from, int to) {
    boolean opens = from == 0 || words.isAfterStop(from);
    if ((opens && onlyOpens(from, to))
        || isTag(from, to)
        || words.isQuoted(from)
        || isOurs(from, to)) {
      return;
    }
    boolean person = isPerson(from, to);
    if (person) {
      names.add(words.start(from));
    }
    if (isPlace(from, to)) {
      addVerb(view(from, to));
      return;
    }
    if (person && isStaff(from, to)) {
      staff.add(words.start(from));
      return;
    }
    if (person) {
      people.add(words.start(from));
    }
    int own = verb(from, to);
    int verb = own < 0 && opens && person && opensQuotation(to) ? to - 1 : own;
    addVerb(verb);
    if (verb >= 0 && !person) {
      organisations.add(words.start(from));
    }
  }

  /** True for a word that can have its capital letter only from the sentence, and says nothing. */
  private boolean onlyOpens(int from, int to) {
    return to - from == 1 && !isBeforeVerb(from) && verbOfOneWord(from, to) < 0;
  }

  /** Returns the index of the verb (“said”) of the name that ends before {@code to}; -1 if none. */
  private int verb(int from, int to) {
    int given = isOpening(from, to) ? 0 : view(from, to);
    if (given >= 0) {
      return given;
    }
    boolean single = to - from == 1;
    boolean object = isObject(from);
    int home = behindHome(to);
    int near = words.verbAfter(home, WordKind.SPEECH, WordKind.WISHES);
    int after = single || near >= 0 ? near : verbAfter(home);
    // why: “Mai” is no subject in “Am 3. Mai sagte die Klinik”.
    if (after >= 0 && !object && !(single && words.isInDate(from) && words.isAfterOpening(after))) {
      return after;
    }
    int reach = single ? 1 : REACH;
    int before = words.speechWithin(from - reach - 1, from);
    if (before >= 0 && !isPublisher(before, from) && !(object && hasSubject(before))) {
      boolean apart = single && !IntStream.rangeClosed(before + 1, from).allMatch(words::isTight);
      return apart || isSubject(before, from) || isOurVerb(before) ? -1 : before;
    }
    int document = viewOfDocument(from, to);
    if (document >= 0 || single) {
      return document >= 0 ? document : verbOfOneWord(from, to);
    }
    int role = verbBeforeRole(from);
    return role >= 0 ? role : verbBehindAside(from, to);
  }

  /** Finds “said” behind what stands between commas beside a name of several words; else -1. */
  private int verbBehindAside(int from, int to) {
    int clause = verbInRelativeClause(to);
    int aside = clause >= 0 ? clause : verbAfterApposition(from, to);
    return aside >= 0 ? aside : words.speechAfterAside(to);
  }

  /** True for the name in <i>Pour Anne Dupré, …</i> */
  private boolean isOpening(int from, int to) {
    return from == 1
        && to - from > 1
        && words.is(0, WordKind.OPENING_PREPOSITIONS)
        && !words.is(0, WordKind.PLACE_PREPOSITIONS, WordKind.GENITIVES)
        && to < words.size()
        && words.gapBefore(to).contains(",");
  }

  /** Skips where somebody is from: {@code Anne Dupré of Lyon University [said]}. */
  private int behindHome(int to) {
    int first = to;
    while (words.is(first, WordKind.GENITIVES, WordKind.PLACE_PREPOSITIONS, WordKind.ARTICLES)
        && words.isTight(first)) {
      first++;
    }
    int end = first;
    while (first > to && end < words.size() && words.isCapital(end) && words.isTight(end)) {
      end++;
    }
    boolean speaks = end > first && words.verbAfter(end, WordKind.SPEECH, WordKind.WISHES) >= 0;
    return speaks && IntStream.range(first, end).noneMatch(isUs) ? end : to;
  }

  /**
   * Returns the index of “said” in {@code Orvane, the manufacturer, said} and in {@code The
   * manufacturer, Orvane, said}; -1 if there is none. It must follow the comma: “Monday” is no
   * speaker in {@code Monday, the guild, which met, said}.
   */
  private int verbOfOneWord(int from, int to) {
    if (to >= words.size() || !words.gapBefore(to).contains(",") || words.isInDate(from)) {
      return -1;
    }
    if (isBehindRole(from)) {
      return verbAtComma(to);
    }
    boolean isAside = words.is(to, WordKind.ARTICLES, WordKind.DETERMINERS, WordKind.RELATIVES);
    for (int i = to + 1; isAside && i < Math.min(words.size(), to + OFFICE_REACH); i++) {
      if (words.gapBefore(i).contains(",")) {
        return verbAtComma(i);
      }
    }
    return -1;
  }

  /** True for “Orvane” in {@code The manufacturer, Orvane}. */
  private boolean isBehindRole(int name) {
    if (name == 0 || !words.gapBefore(name).contains(",")) {
      return false;
    }
    int first = name - 1;
    while (first > Math.max(0, name - ROLE_REACH) && words.isTight(first)) {
      first--;
    }
    return words.is(first, WordKind.DEFINITE_ARTICLES);
  }

  private int verbAtComma(int first) {
    int i = first;
    while (words.is(i, WordKind.AUXILIARIES) && !words.isVerb(i, WordKind.SPEECH)) {
      i++;
    }
    return words.isVerb(i, WordKind.SPEECH) ? i : -1;
  }

  /** True behind an article that no subject has: <i>hat einen neuen Fonds angekündigt</i>. */
  private boolean isObject(int name) {
    int i = name - 1;
    while (i >= Math.max(0, name - OBJECT_REACH) && words.isTight(i + 1) && !words.isCapital(i)) {
      if (words.is(i, WordKind.OBJECT_ARTICLES)) {
        return i == 0 || !words.is(i - 1, WordKind.AGENT, WordKind.SPEECH_PREPOSITIONS);
      }
      if (words.is(i, WordKind.DETERMINERS)) {
        return false;
      }
      i--;
    }
    return false;
  }

  /** True for “said”, not for “according to”, whose name is no subject. */
  private boolean hasSubject(int verb) {
    return !words.is(verb, WordKind.SPEECH_PREPOSITIONS);
  }

  /**
   * True for the name in {@code she said in a letter published by The Times}: after a verb before,
   * it is only where that was said. In {@code The plan was attacked by Anne Dupré}, she speaks.
   */
  private boolean isPublisher(int verb, int name) {
    return words.any(verb + 1, name, WordKind.AGENT)
        && IntStream.range(Math.max(0, verb - DOCUMENT_REACH), verb)
            .anyMatch(
                i ->
                    words.isVerb(i, WordKind.SPEECH) && !words.is(i, WordKind.SPEECH_PREPOSITIONS));
  }

  /** Returns the index of “said” in {@code Anne Dupré said on Monday …}; -1 if there is none. */
  private int verbAfter(int to) {
    int verb = words.speechWithin(to, to + REACH);
    boolean its =
        verb >= 0
            && !words.gapBefore(to).contains(",")
            && !words.is(verb, WordKind.SPEECH_PREPOSITIONS);
    return its ? verb : -1;
  }

  /**
   * Returns the index of “according” if a word for a document stands between it and the name:
   * {@code according to a survey by the guild}; else -1. Another's name beside ours is no source:
   * {@code according to a poll by the guild for CeSIA}.
   */
  private int viewOfDocument(int from, int to) {
    for (int i = from - 1; i >= Math.max(0, from - DOCUMENT_REACH); i--) {
      if (words.is(i, WordKind.SPEECH_PREPOSITIONS)) {
        return isOfDocument(i, from) && !isBesideUs(i, to) ? i : -1;
      }
    }
    return -1;
  }

  /** True for “according” if a document, and no other clause, is between it and a name. */
  private boolean isOfDocument(int view, int name) {
    return !words.isQuoted(view)
        && IntStream.rangeClosed(view + 1, name).allMatch(words::isTight)
        && words.any(view, name, WordKind.DOCUMENTS)
        && !words.any(view, name, WordKind.SUBORDINATORS)
        && !words.any(view, name, WordKind.RELATIVES);
  }

  /** True if our name is between a word and a name that ends before {@code to}, or soon after. */
  private boolean isBesideUs(int from, int to) {
    int end = to;
    while (end < Math.min(words.size(), to + DOCUMENT_REACH) && words.isTight(end)) {
      end++;
    }
    return IntStream.range(from, end).anyMatch(isUs);
  }

  /** Returns the index of “said” in {@code said the guild's president, Anne Dupré}; -1 if none. */
  private int verbBeforeRole(int name) {
    if (name == 0 || !words.gapBefore(name).contains(",")) {
      return -1;
    }
    int verb = words.speechWithin(name - ROLE_REACH - 1, name);
    boolean isClear =
        verb >= 0
            && IntStream.range(verb + 1, name).allMatch(words::isTight)
            && ours.stream().map(words::indexOf).noneMatch(we -> we > verb && we < name);
    return isClear && !isSubject(verb, name) && !isOurVerb(verb) ? verb : -1;
  }

  /** True if someone else speaks about the named person: {@code They say that Anne Dupré …} */
  private boolean isSubject(int verb, int name) {
    return words.any(verb + 1, name, WordKind.SUBORDINATORS);
  }

  /** True if the organisation is the verb's subject: {@code CeSIA criticised Anne Dupré.} */
  private boolean isOurVerb(int verb) {
    boolean isApart = verb > 0 && words.gapBefore(verb).contains(",");
    return verb > 0
        && !words.is(verb, WordKind.SPEECH_PREPOSITIONS)
        && ours.stream()
            .map(words::indexOf)
            .anyMatch(we -> isApart ? isAfterAside(we, verb) : we < verb && verb - we <= REACH);
  }

  /** True if our name opens the sentence: {@code The head Anne Dupré, 52, criticised Google.} */
  private boolean isAfterAside(int we, int verb) {
    return IntStream.range(1, we)
            .allMatch(i -> words.isCapital(i) || Offices.isOffice(words.word(i)))
        && !words.any(0, we, WordKind.PLACE_PREPOSITIONS)
        && IntStream.rangeClosed(we + 1, we + REACH)
            .anyMatch(to -> words.speechAfterAside(to) == verb);
  }

  /** Returns the index of “claims” in {@code an image by Anne Dupré, who claims …}; -1 if none. */
  private int verbInRelativeClause(int to) {
    boolean relative = to < words.size() && words.is(to, WordKind.RELATIVES);
    return relative ? words.speechWithin(to + 1, to + 1 + REACH) : -1;
  }

  /** Returns the index of “said” in {@code The mayor, Anne Dupré, said …}; -1 if there is none. */
  private int verbAfterApposition(int from, int to) {
    boolean between =
        from > 0
            && to < words.size()
            && words.gapBefore(from).contains(",")
            && words.gapBefore(to).contains(",");
    return between ? words.speechWithin(to, to + REACH) : -1;
  }

  /** True if a quotation follows a name: {@code Anne Dupré: “…”}, {@code Anne Dupré began: “…”}. */
  private boolean opensQuotation(int to) {
    return ours.isEmpty()
        ? IntStream.range(to - 1, words.size()).anyMatch(words::isBeforeQuotation)
        : words.isBeforeQuotation(to - 1);
  }

  /** True if a sentence's first word is a name: a verb follows it, as in {@code Dupré said …} */
  private boolean isBeforeVerb(int i) {
    return !words.is(i, WordKind.JOINTS, WordKind.SPEECH, WordKind.ANAPHORA, WordKind.BACKWARD)
        && words.word(i).length() > 2
        && words.speechWithin(i + 1, i + 2) >= 0;
  }

  /**
   * True if a preposition of place is before the name, as in {@code she said in Paris}. In <i>a
   * Quercus disse</i>, the same word is an article.
   */
  private boolean isPlace(int from, int to) {
    return words.is(from - 1, WordKind.PLACE_PREPOSITIONS)
        && !words.is(from - 2, WordKind.SPEECH_PREPOSITIONS)
        && !(words.is(from - 1, WordKind.DEFINITE_ARTICLES)
            && words.verbAfter(to, WordKind.SPEECH) >= 0);
  }

  private void addVerb(int verb) {
    if (verb >= 0) {
      verbs.add(words.start(verb));
    }
  }

  /**
   * Returns the index of a phrase like “according to” before a name; -1 if there is none. In the
   * middle of a sentence, it can be the view of a part only.
   */
  private int view(int from, int to) {
    int end = words.is(from - 1, WordKind.DETERMINERS) ? from - 1 : from;
    return IntStream.range(Math.max(0, from - VIEW_REACH), from)
        .filter(i -> i == 0 || to == words.size())
        .filter(i -> !words.isQuoted(i))
        .filter(i -> endOfView(i) == end || endOfView(i) == from)
        .findFirst()
        .orElse(-1);
  }

  /** Returns the index after a phrase like “according to” that begins here; -1 if none does. */
  private int endOfView(int i) {
    int length = words.vocabulary().views().at(words.tokens(), i);
    return length > 0 ? i + length : -1;
  }

  private boolean isTag(int from, int to) {
    return tags.stream()
        .anyMatch(tag -> words.start(from) < tag.end() && tag.start() < words.end(to - 1));
  }

  /**
   * True for “Direktor” (director) in {@code der Direktor des CeSIA}: a word between article and
   * the organisation's name. It looks like a name, because German nouns have a capital letter.
   */
  private boolean isOurs(int from, int to) {
    return from > 0
        && to - from == 1
        && words.is(from - 1, WordKind.ARTICLES)
        && ours.stream()
            .mapToInt(words::indexOf)
            .anyMatch(i -> i > from && i <= from + OurSpeech.REACH);
  }

  /**
   * True for a person with an office at the organisation: {@code Anne Dupré, head of research at
   * CeSIA}, {@code CeSIA's head of research, Anne Dupré}.
   */
  private boolean isStaff(int from, int to) {
    int before = from - 1;
    while (before > Math.max(0, from - OFFICE_REACH) && words.isTight(before)) {
      before--;
    }
    int after = to + 1;
    while (after < Math.min(words.size(), to + OFFICE_REACH) && words.isTight(after)) {
      after++;
    }
    boolean behind = to < words.size() && words.gapBefore(to).strip().equals(",");
    return (behind && isOfficeOfOurs(to, after)) || isOfficeOfOurs(Math.max(0, before), from);
  }

  private boolean isOfficeOfOurs(int from, int to) {
    return IntStream.range(from, to).anyMatch(i -> Offices.isOffice(words.word(i)))
        && !words.any(from, to, WordKind.FORMER)
        && words.speechWithin(from, to) < 0
        && IntStream.range(from, to).anyMatch(isUs);
  }

  /** True for capitalised words that a blank separates: {@code Anne Dupré, Jean-Luc Dupré}. */
  private boolean isPerson(int from, int to) {
    return IntStream.range(from + 1, to).anyMatch(i -> words.gapBefore(i).isBlank());
  }
}
