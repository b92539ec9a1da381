package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.text.Sentences;
import org.vigie.events.Tag;

/** Finds the organisation's names in one sentence, and whether the organisation says something. */
final class OurSpeech {
  /** Maximum words from the organisation's name to “said”. Chosen on labelled test articles. */
  static final int REACH = 8;

  /** Maximum number of words from the start of a name to its auxiliary, plus 1. An estimate. */
  private static final int AUXILIARY_REACH = 4;

  /** Maximum number of words from the organisation's name to a denial, such as “denies”. */
  private static final int DENIAL_REACH = 6;

  /** Maximum number of words from the start of “according to” to the name. An estimate. */
  private static final int VIEW_REACH = 6;

  /** Maximum number of words between “according to” and the name, plus 1. An estimate. */
  private static final int MOST_BEFORE_NAME = 3;

  /** Maximum number of words before the name of a subject. Chosen on labelled articles. */
  private static final int MOST_BEFORE_SUBJECT = 3;

  private final SentenceWords words;
  private final List<Integer> positions = new ArrayList<>();
  private final References references;
  private final List<Integer> otherVerbs;
  private final boolean speaks;

  /** The positions of people who work for the organisation, besides its spokespeople. */
  private final List<Integer> staff;

  /**
   * Takes the tags that name the organisation, the positions of the verbs of other speakers, and
   * those of the organisation's people without a tag.
   */
  OurSpeech(
      SentenceWords words,
      List<Tag> tags,
      References references,
      List<Integer> otherVerbs,
      List<Integer> staff) {
    this.words = words;
    this.staff = staff;
    this.references = references;
    this.otherVerbs = otherVerbs;
    for (Tag tag : tags) {
      if (words.sentence().contains(tag.start()) && !isDenied(words.indexOf(tag.start()))) {
        positions.add(tag.start());
      }
    }
    positions.addAll(staff);
    boolean speaking = tags.stream().anyMatch(this::isBeforeColon) || says() || introduces();
    positions.addAll(references.ours());
    speaks = speaking || !references.ours().isEmpty();
    if (!speaks) {
      positions.removeIf(at -> isPlace(words.indexOf(at)) || isOwner(words.indexOf(at)));
    }
  }

  /**
   * Returns the positions in the text, in code units, of names of the organisation and of
   * references to it. Leaves out the name of who denies something, and the name of a mere place.
   */
  List<Integer> positions() {
    return positions;
  }

  /** Returns the index of the word at each of the {@link #positions}. */
  private Stream<Integer> indexes() {
    return positions.stream().map(words::indexOf);
  }

  /** True if the organisation says something in the sentence. */
  boolean speaks() {
    return speaks;
  }

  /**
   * True if the organisation says something only in a clause after its name: {@code The mayor
   * opposes CeSIA, which demands …}
   *
   * @param from index of the first word that can be its verb
   */
  boolean speaksOnlyAside(int from) {
    return indexes()
            .allMatch(name -> IntStream.range(from, name).noneMatch(i -> isNearVerb(name, i)))
        && indexes().anyMatch(this::isBeforeComma);
  }

  private boolean isNearVerb(int name, int verb) {
    return name - verb <= REACH && isOurVerb(name, verb);
  }

  private boolean isBeforeComma(int name) {
    return IntStream.range(name + 1, Math.min(words.size(), name + AUXILIARY_REACH))
        .anyMatch(i -> words.gapBefore(i).contains(","));
  }

  /**
   * True if the sentence begins with the organisation as its subject, not with one of its people:
   * {@code CeSIA opens …}, {@code The French institute CeSIA opens …}
   */
  boolean acts() {
    return indexes()
        .filter(i -> i <= MOST_BEFORE_SUBJECT && !references.isOfPeople(i))
        .anyMatch(i -> !words.any(0, i, WordKind.PLACE_PREPOSITIONS));
  }

  /** True if the sentence names one of the organisation's people, or refers to one. */
  boolean namesPeople() {
    return !staff.isEmpty() || indexes().anyMatch(references::isOfPeople);
  }

  /** Returns the word that shows that the organisation speaks, such as “said”, or a colon. */
  String sign() {
    return indexes()
        .map(this::signOf)
        .filter(sign -> sign >= 0)
        .findFirst()
        .map(words::sign)
        .orElse(":");
  }

  private int signOf(int name) {
    int view = isOpening(name) ? 0 : view(name);
    int sign = view >= 0 ? view : verb(name);
    return sign >= 0 ? sign : statementBefore(name);
  }

  /** True for {@code a note by CeSIA}, {@code the claim of CeSIA}: we said the words before. */
  boolean isAgent() {
    return indexes().anyMatch(this::isAfterAgent);
  }

  private boolean says() {
    return indexes()
        .anyMatch(i -> isOpening(i) || view(i) >= 0 || verb(i) >= 0 || statementBefore(i) >= 0);
  }

  /** True if a colon follows the organisation's name: {@code CeSIA: not enough}. */
  private boolean isBeforeColon(Tag tag) {
    return positions.contains(tag.start())
        && words.text().startsWith(":", Sentences.afterBlanks(words.text(), tag.end()));
  }

  /**
   * True for {@code Anne Dupré has a simple idea: …}: a sentence about us whose colon nobody else
   * can own.
   */
  private boolean introduces() {
    int colon = words.text().indexOf(": ", words.sentence().start(), words.sentence().end());
    return colon >= 0
        && otherVerbs.isEmpty()
        && indexes().anyMatch(name -> name < REACH && !isPlace(name) && hasColon(name));
  }

  private boolean hasColon(int name) {
    return IntStream.range(name + 1, words.size())
        .anyMatch(i -> words.gapBefore(i).contains(": ") && !words.isQuoted(i - 1));
  }

  /** True if the sentence opens with “For CeSIA” or “According to CeSIA”. */
  private boolean isOpening(int name) {
    return name > 0
        && name < REACH
        && (words.is(0, WordKind.OPENING_PREPOSITIONS) || viewAt(0) > 0)
        && !words.text().substring(words.start(0), words.start(name)).contains(",");
  }

  /** Finds a phrase like “according to” before the name: {@code …, d'après le CeSIA}; else -1. */
  private int view(int name) {
    return IntStream.range(Math.max(0, name - VIEW_REACH), name)
        .filter(i -> viewAt(i) > 0 && name - i - viewAt(i) < MOST_BEFORE_NAME)
        .findFirst()
        .orElse(-1);
  }

  private int viewAt(int i) {
    return words.vocabulary().views().at(words.tokens(), i);
  }

  /** Finds “regrets” in {@code CeSIA regrets} and {@code CeSIA, which …, regrets}; else -1. */
  private int verb(int name) {
    int from = Math.max(0, name - REACH);
    return IntStream.range(from, reach(name))
        .filter(i -> isOurVerb(name, i))
        .findFirst()
        .orElseGet(() -> verbAfterAside(name));
  }

  /**
   * Finds “said” in {@code CeSIA, which …, said}; not in {@code At CeSIA, which …, Ann Lee said}.
   */
  private int verbAfterAside(int name) {
    int verb = words.speechAfterAside(name + 1);
    return verb >= 0 && otherVerbs.contains(words.start(verb)) ? -1 : verb;
  }

  /**
   * Returns the index after the last word in which a verb can be ours. An auxiliary after the name
   * can have it at the end of the clause: <i>CeSIA hat den Staat gestern … aufgefordert</i>.
   */
  private int reach(int name) {
    int near = Math.min(words.size(), name + REACH);
    if (IntStream.range(name + 1, name + AUXILIARY_REACH).noneMatch(this::isAuxiliary)) {
      return near;
    }
    int end = name + 1;
    while (end < Math.min(words.size(), name + SentenceWords.CLAUSE)
        && words.gapBefore(end).isBlank()) {
      end++;
    }
    return Math.max(near, end);
  }

  private boolean isAuxiliary(int i) {
    return words.is(i, WordKind.AUXILIARIES);
  }

  private boolean isOurVerb(int name, int i) {
    return words.isVerb(i, WordKind.SPEECH, WordKind.WISHES)
        && !isAfterPronoun(i)
        && !isNegated(name, i)
        && !(i < name && (words.any(i + 1, name, WordKind.SUBORDINATORS) || isTarget(name)))
        && !(i > name && isBehindClause(name, i))
        && !otherVerbs.contains(words.start(i));
  }

  /** True for the name in {@code a claim against CeSIA}, {@code he said in a letter to CeSIA}. */
  private boolean isTarget(int name) {
    int before = name - 1;
    while (before >= 0 && words.isCapital(before) && words.isTight(before + 1)) {
      before--;
    }
    while (words.is(before, WordKind.DEFINITE_ARTICLES)) {
      before--;
    }
    return words.is(before, WordKind.PLACE_PREPOSITIONS) && !words.is(before, WordKind.GENITIVES);
  }

  /** True for “wants” in {@code Anne Dupré, who trained at CeSIA, wants}: she wants it. */
  private boolean isBehindClause(int name, int verb) {
    int comma = name;
    while (comma > 0 && !words.gapBefore(comma).contains(",")) {
      comma--;
    }
    // why: German die Ärztin an … is no clause, although its article can begin one.
    return comma > 0
        && !words.isCapital(comma + 1)
        && words.gapBefore(verb).contains(",")
        && words.is(comma, WordKind.RELATIVES)
        && isBehindPreposition(name);
  }

  /** True for {@code she has noted}. In “CeSIA, she noted, …” “she” may refer to any person. */
  private boolean isAfterPronoun(int verb) {
    int i = verb;
    while (words.isTight(i)
        && words.is(i - 1, WordKind.AUXILIARIES)
        && !words.is(i - 1, WordKind.ANAPHORA)) {
      i--;
    }
    return words.isTight(i) && words.is(i - 1, WordKind.ANAPHORA);
  }

  /** True if a negation is between the name and the verb: {@code CeSIA did not say …} */
  private boolean isNegated(int name, int verb) {
    return words.any(Math.min(name, verb), Math.max(name, verb), WordKind.NEGATION);
  }

  /** True if a word of denial is near the name: {@code CeSIA denies that …} */
  private boolean isDenied(int name) {
    return IntStream.rangeClosed(name - DENIAL_REACH, name + DENIAL_REACH)
        .anyMatch(i -> words.is(i, WordKind.DENIAL) && !words.isQuoted(i));
  }

  /** True for a town's name in {@code they met at the town hall of Corvenay}: it is a place. */
  private boolean isPlace(int name) {
    boolean ends = name + 1 >= words.size() || !words.gapBefore(name + 1).isBlank();
    return ends && isBehindPreposition(name);
  }

  private boolean isBehindPreposition(int name) {
    int before = name - 1;
    while (words.is(before, WordKind.GENITIVES, WordKind.DEFINITE_ARTICLES)
        || (before >= 0 && before + 1 < name && references.isReference(before))) {
      before--;
    }
    return words.is(before, WordKind.PLACE_PREPOSITIONS);
  }

  /** True for the name in {@code he said outside the offices of CeSIA}, where another speaks. */
  private boolean isOwner(int name) {
    return !otherVerbs.isEmpty()
        && words.is(name - 1, WordKind.GENITIVES)
        && !isAfterNoun(name - 1);
  }

  private boolean isAfterAgent(int name) {
    int before = name - 1;
    while (before > 0 && words.is(before, WordKind.JOINTS) && !isAfterNoun(before)) {
      before--;
    }
    return words.is(before, WordKind.AGENT) || isAfterNoun(before);
  }

  /** Finds “news” in {@code the news from CeSIA, the news from the hospital}; else -1. */
  private int statementBefore(int name) {
    int before = name - 1;
    while (words.is(before, WordKind.GENITIVES, WordKind.AGENT, WordKind.DEFINITE_ARTICLES)
        && words.isTight(before)) {
      before--;
    }
    boolean owned = words.is(before + 1, WordKind.GENITIVES, WordKind.AGENT) && before < name - 1;
    return owned && words.is(before, WordKind.STATEMENTS) && !words.isQuoted(before) ? before : -1;
  }

  private boolean isAfterNoun(int genitive) {
    return words.is(genitive, WordKind.GENITIVES) && words.is(genitive - 1, WordKind.ALSO_NOUNS);
  }
}
