package org.vigie.enrich.attribution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.vigie.enrich.attribution.Attribution.Source;
import org.vigie.enrich.attribution.OurNames.Reference;
import org.vigie.events.Tag;

/**
 * Finds subjects of verbs such as “said” that refer to someone named elsewhere: {@code the hospital
 * said}, {@code a assuré la directrice}. They are ours if the last one named who can be meant is
 * the organisation or one of its people.
 */
final class References {
  /** Maximum number of words from a reference back to its verb: {@code says the Paris hospital}. */
  private static final int REACH_BACK = 3;

  /**
   * Maximum number of words of what an office or agency is for: {@code … of research and health}.
   */
  private static final int LONGEST_OFFICE = 5;

  private final SentenceWords words;
  private final List<Tag> ourTags;
  private final Antecedents antecedents;
  private final OurNames.Outsiders outsiders;
  private final List<Integer> ours = new ArrayList<>();

  /** The indexes of the words of the references to the organisation. */
  private final BitSet ourWords = new BitSet();

  private final List<Integer> otherVerbs = new ArrayList<>();

  References(SentenceWords words, List<Tag> ourTags, Antecedents antecedents) {
    this.words = words;
    this.ourTags = ourTags;
    this.antecedents = antecedents;
    this.outsiders = antecedents.outsiders();
    for (int i = 0; i < words.size(); i++) {
      int length = antecedents.length(words.tokens(), i);
      if (length > 0) {
        add(i, length);
        i += length - 1;
      } else if (isOutsider(i)) {
        addOutsider(i);
      } else {
        addOwned(i);
      }
    }
  }

  private void add(int noun, int length) {
    Reference reference = antecedents.reference(words.tokens(), noun);
    int verb =
        reference == null || words.isQuoted(noun) || isOurs(noun) ? -1 : verb(noun, noun + length);
    if (reference != null && verb >= 0) {
      switch (owner(reference, noun, noun + length)) {
        case OURS -> {
          ours.add(words.start(noun));
          ourWords.set(noun, noun + length);
        }
        case OTHERS -> otherVerbs.add(words.start(verb));
        case NOBODY -> {}
      }
    }
  }

  /** Adds somebody who is never us: {@code said a neighbour}, {@code according to police}. */
  private void addOutsider(int noun) {
    int article = determiner(noun);
    int first = article < 0 ? noun : article;
    int before = verbBefore(first);
    boolean isSubject = article < 0 ? isFirst(noun) : !isInPhrase(first);
    int verb = before < 0 && isSubject ? outsidersVerb(noun + 1) : before;
    if (verb >= 0
        && !isOneOfUs(first, noun)
        && !words.isQuoted(noun)
        && !words.any(verb + 1, verb + REACH_BACK, WordKind.AGENT)) {
      otherVerbs.add(words.start(verb));
    }
  }

  /**
   * True for the judge in {@code the judge Anne Dupré} and {@code Anne Dupré, a judge}, if ours.
   */
  private boolean isOneOfUs(int first, int noun) {
    int next = noun + 1;
    return (next < words.size() && (words.isTight(next) || isAside(next)) && isOurName(next))
        || (first > 0 && isAside(first) && isOurs(first - 1));
  }

  /** True for a noun without an article that begins a clause: {@code But critics say …} */
  private boolean isFirst(int noun) {
    return noun <= 1
        || !words.isTight(noun)
        || words.is(noun - 1, WordKind.CLAUSES, WordKind.ADVERBS, WordKind.SUBORDINATORS);
  }

  /** True for a noun in a phrase, which is no subject: {@code a letter to the police}. */
  private boolean isInPhrase(int first) {
    boolean isCase =
        words.is(first, WordKind.GENITIVES) && !words.is(first, WordKind.DEFINITE_ARTICLES);
    return words.is(first, WordKind.OBJECT_ARTICLES)
        || (words.isTight(first)
            && (isCase
                || words.is(
                    first - 1,
                    WordKind.GENITIVES,
                    WordKind.PREPOSITIONS,
                    WordKind.PLACE_PREPOSITIONS)));
  }

  /** Finds “said” behind an outsider, also in {@code A source close to the mayor said}. */
  private int outsidersVerb(int from) {
    int aside = words.speechAfterAside(from);
    int last = Math.min(words.size() - 1, from + LONGEST_OFFICE);
    for (int i = from; i <= last && aside < 0; i++) {
      int verb = words.verbAfter(i, WordKind.SPEECH);
      if (verb >= 0) {
        return verb;
      }
      if (!words.isTight(i) || isUs(i) || words.is(i, WordKind.SUBORDINATORS)) {
        return -1;
      }
    }
    return aside;
  }

  /** True for “municipal” in <i>la portavoz municipal</i>, if we are no town hall. */
  private boolean isBesideOutsider(int i) {
    return i < words.size()
        && outsiders.beside().at(words.tokens(), i) > 0
        && !isReference(i)
        && words.isTight(i)
        && !isOurs(i);
  }

  private boolean isOutsider(int i) {
    return i >= 0
        && i < words.size()
        && outsiders.nouns().at(words.tokens(), i) > 0
        && !isReference(i)
        && !isOurs(i);
  }

  /** Adds a noun that its owner introduces as somebody else: {@code the agency for drugs said}. */
  private void addOwned(int noun) {
    int last = isOwned(noun) ? Math.min(noun + LONGEST_OFFICE, words.size() - 1) : -1;
    for (int i = noun + 2; i <= last && words.isTight(i) && !isUs(i); i++) {
      int verb = words.verbAfter(i + 1, WordKind.SPEECH);
      if (verb >= 0) {
        otherVerbs.add(words.start(verb));
        return;
      }
    }
  }

  private boolean isOwned(int noun) {
    return words.is(noun - 1, WordKind.DEFINITE_ARTICLES)
        && words.is(noun + 1, WordKind.GENITIVES)
        && words.isTight(noun + 1)
        && !words.is(noun, WordKind.DOCUMENTS)
        && !words.isQuoted(noun);
  }

  /** Returns the positions in the text, in code units, of the references to the organisation. */
  List<Integer> ours() {
    return ours;
  }

  /** Returns the indexes of the words of the references to the organisation. */
  BitSet ourWords() {
    return ourWords;
  }

  /** Returns the positions in the text, in code units, of the verbs of other speakers. */
  List<Integer> otherVerbs() {
    return otherVerbs;
  }

  /** True if the word at this index is in our name, or refers to us, as “the hospital” may. */
  boolean isOrganisation(int i) {
    return isOurs(i)
        || (words.is(i - 1, WordKind.DEFINITE_ARTICLES)
            && antecedents.reference(words.tokens(), i) == Reference.ORGANISATION
            && antecedents.of(Reference.ORGANISATION, words.start(i)) == Source.OURS);
  }

  /** True if someone speaks who is not ours and has no name: {@code the mayor said}. */
  boolean hasOtherRole() {
    return IntStream.range(1, words.size()).anyMatch(this::isRole);
  }

  /**
   * True for “head” in {@code the head said} and {@code said the head}, not for <i>propia</i> in
   * <i>según la propia empresa</i>.
   */
  private boolean isRole(int i) {
    return words.is(i - 1, WordKind.DEFINITE_ARTICLES)
        && !(i + 1 < words.size() && words.isTight(i + 1) && isReference(i + 1))
        && !words.is(i, WordKind.DOCUMENTS, WordKind.SPEECH)
        && !words.isQuoted(i)
        && !isReference(i)
        && (words.verbAfter(i + 1, WordKind.SPEECH) >= 0 || isBeforeSpeaker(i - 2));
  }

  /**
   * True for “said” in {@code …, said the mayor} and for <i>selon</i> in {@code selon le maire}.
   */
  private boolean isBeforeSpeaker(int i) {
    return words.isVerb(i, WordKind.SPEECH)
        && (words.is(i, WordKind.SPEECH_PREPOSITIONS)
            || words.isAfterStatement(i)
            || words.isAfterOpening(i));
  }

  /** True if the word at this index is in the name of one of our people. */
  boolean isOfPeople(int i) {
    return antecedents.isOfPeople(words.word(i));
  }

  /**
   * Returns the index of a noun's verb, or of a phrase like “according to” before it; without a
   * determiner, only of such a phrase. -1 if there is none.
   */
  private int verb(int from, int to) {
    int determiner = determiner(from);
    if (determiner < 0) {
      boolean isBeforeView =
          words.is(from - 1, WordKind.OBJECT_ARTICLES)
              && words.is(to, WordKind.SPEECH_PREPOSITIONS)
              && words.isTight(to);
      return isBeforeView ? to : viewBefore(from);
    }
    int after = isInOpening(determiner) ? -1 : verbAfter(to);
    if (after >= 0) {
      return words.any(to, after, WordKind.NEGATION) ? -1 : after;
    }
    int aside = words.speechAfterAside(to);
    return aside >= 0 ? aside : verbBefore(determiner);
  }

  /**
   * True for the article in <i>Beim Besuch in der Klinik [sagte der Minister]</i>, not in <i>Ärzte
   * in der Klinik [sagten]</i>: a preposition opens the clause.
   */
  private boolean isInOpening(int determiner) {
    int first = determiner;
    while (first > 0 && words.isTight(first)) {
      first--;
    }
    return isPreposition(first) && isPreposition(determiner - 1);
  }

  private boolean isPreposition(int i) {
    return words.is(i, WordKind.PREPOSITIONS, WordKind.PLACE_PREPOSITIONS)
        && !words.is(i, WordKind.GENITIVES, WordKind.SPEECH_PREPOSITIONS);
  }

  /**
   * Finds a phrase like “according to” directly before a noun or its article: <i>laut Verband, nach
   * Angaben des Verbands</i>.
   */
  private int viewBefore(int noun) {
    int article = words.is(noun - 1, WordKind.OBJECT_ARTICLES) ? noun - 1 : noun;
    return IntStream.range(Math.max(0, article - REACH_BACK), noun)
        .filter(i -> isView(i, noun) || (i < article && isView(i, article)))
        .findFirst()
        .orElse(-1);
  }

  private boolean isView(int from, int to) {
    return from + words.vocabulary().views().at(words.tokens(), from) == to;
  }

  /** Skips what belongs to the noun: {@code the [hospital] of Corvenay}, {@code … public said}. */
  private int verbAfter(int to) {
    int end = to;
    while (words.is(end, WordKind.GENITIVES, WordKind.ARTICLES) && words.isTight(end)) {
      end++;
    }
    while (end < words.size() && words.isTight(end) && words.isCapital(end)) {
      end++;
    }
    int verb = words.verbAfter(end, WordKind.SPEECH, WordKind.WISHES);
    boolean adjective = verb < 0 && end < words.size() && words.isTight(end);
    int next = adjective ? words.verbAfter(end + 1, WordKind.SPEECH, WordKind.WISHES) : verb;
    return next < 0 ? words.verbAtEnd(end) : next;
  }

  /**
   * Finds “says” in {@code …, says the hospital}, and “according” in {@code according to the …}.
   */
  private int verbBefore(int determiner) {
    for (int i = determiner - 1; i >= Math.max(0, determiner - REACH_BACK); i--) {
      boolean view = isView(i, determiner);
      boolean opening = i == 0 && words.is(0, WordKind.OPENING_PREPOSITIONS);
      boolean first = i == determiner - 1 && words.isAfterOpening(i);
      boolean verb =
          words.isVerb(i, WordKind.SPEECH, WordKind.WISHES) && (first || words.isAfterStatement(i));
      if (view || opening) {
        return i;
      } else if (verb) {
        boolean isApart =
            words.any(i + 1, determiner, WordKind.PLACE_PREPOSITIONS)
                || words.any(i + 1, determiner, WordKind.SUBORDINATORS);
        return isApart ? -1 : i;
      }
    }
    return -1;
  }

  /** Returns the index of the article before a noun or before its adjective; -1 if none. */
  private int determiner(int noun) {
    boolean voice = antecedents.isVoice(words.tokens(), noun);
    boolean any = voice || isOutsider(noun);
    int first = voice ? startOfName(noun) : noun;
    for (int i = first - 1; i >= Math.max(0, first - 2); i--) {
      if (words.is(i, WordKind.DETERMINERS)
          && (any || words.is(i, WordKind.DEFINITE_ARTICLES) || !words.is(i, WordKind.ARTICLES))) {
        return i;
      }
      if (!words.isTight(i + 1)) {
        return -1;
      }
    }
    return -1;
  }

  /**
   * Returns the index of “Department” in {@code A Department of Health spokesman}, else its own.
   */
  private int startOfName(int noun) {
    int first = noun;
    while (first > Math.max(0, noun - LONGEST_OFFICE)
        && words.isTight(first)
        && (words.isCapital(first - 1) || (first < noun && words.is(first - 1, WordKind.GENITIVES)))
        && !words.is(first - 1, WordKind.ARTICLES)) {
      first--;
    }
    return first;
  }

  private Source owner(Reference reference, int from, int to) {
    if (isBehindOurName(from)) {
      return Source.OURS;
    }
    boolean isPerson = reference == Reference.PERSON;
    boolean isVoice = antecedents.isVoice(words.tokens(), from);
    if (((isPerson || isVoice) && isOthersPerson(from)) || (isVoice && isBesideOutsider(to))) {
      return Source.OTHERS;
    }
    int noun = isAdjective(to) ? to + 1 : to;
    int next = noun;
    while (words.is(next, WordKind.GENITIVES, WordKind.ARTICLES) && words.isTight(next)) {
      next++;
    }
    if (next < words.size() && (words.isTight(next) || isAside(next))) {
      if (isOurName(next)) {
        return Source.OURS;
      }
      if (isNamedAside(next)) {
        return Source.OURS;
      }
      // why: “of the school” has two words. “of health” only describes the hospital.
      boolean ofOther = next > noun + (isPerson ? 0 : 1) && !isReference(next);
      if (ofOther || isName(next) || (next > noun && isOtherBody(next))) {
        return Source.OTHERS;
      }
    }
    return antecedents.of(reference, words.start(from));
  }

  /** True for the ministry in {@code a spokesman for the ministry}, and another foundation. */
  private boolean isOtherBody(int i) {
    boolean isNamesake =
        isReference(i)
            && words.isCapital(i)
            && i + 1 < words.size()
            && words.isTight(i + 1)
            && words.isCapital(i + 1)
            && !words.vocabulary().hasCapitalNouns();
    return isNamesake ? !isOurName(i) : isBesideOutsider(i) || (isBody(i) && !isReference(i));
  }

  /** False for <i>Krankenhauses</i>, which has its capital letter from its language. */
  private boolean isName(int i) {
    boolean isNoun = words.vocabulary().hasCapitalNouns() && isReference(i);
    return words.isCapital(i) && !words.isQuoted(i) && !isNoun;
  }

  /**
   * True for {@code the union's spokesman} and for {@code the council spokesman}, if we are no
   * council. Behind “a”, any word introduces somebody new: {@code a police spokesman}. In a
   * language that joins nouns, as in <i>Polizeisprecher</i>, such a word is only an adjective.
   */
  private boolean isOthersPerson(int noun) {
    int article = determiner(noun);
    if (article < 0) {
      return false;
    }
    if (isPossessive(article)) {
      return !isUs(article - 1);
    }
    boolean isNew =
        !words.vocabulary().joins()
            && words.is(article, WordKind.ARTICLES)
            && !words.is(article, WordKind.DEFINITE_ARTICLES);
    return IntStream.range(article + 1, noun)
        .filter(i -> !isUs(i))
        .anyMatch(i -> isNew || words.isCapital(i) || isBody(i) || isBesideOutsider(i));
  }

  /** True for the s in {@code the union's}, not for <i>un</i> in <i>d'un</i>. */
  private boolean isPossessive(int i) {
    return i > 0 && words.gapBefore(i).matches("['’]") && words.word(i).length() == 1;
  }

  /** True for a word such as council or ministry. */
  private boolean isBody(int i) {
    return words.vocabulary().bodies().contains(words.word(i));
  }

  /** True for “head” in {@code said Anne Dupré, the head of the union}. */
  private boolean isBehindOurName(int noun) {
    int article = determiner(noun);
    return article > 0
        && isAside(article)
        && isOurs(article - 1)
        && isOfPeople(article - 1)
        && words.speechWithin(article - REACH_BACK - 1, article) >= 0;
  }

  /** True for “operations” in {@code the head of operations, Anne Dupré}. */
  private boolean isNamedAside(int word) {
    int last = Math.min(word + LONGEST_OFFICE, words.size() - 1);
    int next = word + 1;
    while (next < last && words.isTight(next)) {
      next++;
    }
    return next <= last && isAside(next) && isOurName(next);
  }

  /** True for “CHU” in <i>das Klinikum CHU Valsambre</i>, where only the last word is a tag. */
  private boolean isOurName(int first) {
    int i = first;
    while (!isOurs(i) && words.isCapital(i) && i + 1 < words.size() && words.isTight(i + 1)) {
      i++;
    }
    return isOurs(i);
  }

  /** True for “général” in {@code le directeur général, Paul Astier} and {@code … de l'école}. */
  private boolean isAdjective(int i) {
    return i + 1 < words.size()
        && words.isTight(i)
        && !words.isCapital(i)
        && !words.is(i, WordKind.GENITIVES, WordKind.AUXILIARIES)
        && !words.isVerb(i, WordKind.SPEECH, WordKind.WISHES)
        && (words.is(i + 1, WordKind.GENITIVES) || (isAside(i + 1) && words.isCapital(i + 1)));
  }

  private boolean isAside(int i) {
    return words.gapBefore(i).strip().equals(",");
  }

  /** True if the word at this index can refer to the organisation or to one of its people. */
  boolean isReference(int i) {
    return antecedents.reference(words.tokens(), i) != null;
  }

  private boolean isUs(int i) {
    return isOurs(i) || isReference(i);
  }

  private boolean isOurs(int i) {
    return ourTags.stream().anyMatch(tag -> words.isIn(i, tag));
  }
}
