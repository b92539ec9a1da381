package org.vigie.enrich.attribution;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Tag;

/**
 * The words of one sentence, by index.
 *
 * @param text the whole field with the sentence
 * @param quoted the code units that are in a quotation, counted from the beginning of the sentence
 */
record SentenceWords(
    String text, Sentence sentence, Tokens tokens, BitSet quoted, SpeechWords vocabulary) {
  /** Maximum number of words of a clause with its verb at the end. An estimate. */
  static final int CLAUSE = 30;

  /** Maximum number of words of a clause between commas: {@code , who was there,}. An estimate. */
  private static final int LONGEST_ASIDE = 20;

  /** Number of words searched for “said” after a clause between commas. An estimate. */
  private static final int AFTER_ASIDE = 3;

  /** Maximum number of auxiliaries between a subject and its verb. An estimate: ne s'est pas. */
  private static final int MOST_AUXILIARIES = 4;

  /** The kinds of words after which a name or an article begins no new subject. */
  private static final WordKind[] BEFORE_NOUN = {
    WordKind.PREPOSITIONS, WordKind.PLACE_PREPOSITIONS, WordKind.GENITIVES, WordKind.DETERMINERS
  };

  static SentenceWords of(String text, Sentence sentence, SpeechWords vocabulary) {
    Tokens tokens = Tokens.of(text.substring(sentence.start(), sentence.end()));
    BitSet quoted = Quotations.quoted(text, sentence.start(), sentence.end());
    return new SentenceWords(text, sentence, tokens, quoted, vocabulary);
  }

  /** Takes “dit Anne” out of the quotation around it: <i>« Le port, dit Anne, est plein. »</i> */
  void openAside(Tag ours) {
    int verb = indexOf(ours.start());
    while (verb > 0 && isTight(verb) && !isPause(verb)) {
      verb--;
    }
    int end = indexOf(ours.start()) + 1;
    while (end < size() && isTight(end) && !isPause(end)) {
      end++;
    }
    if (is(verb, WordKind.SPEECH) && isPause(verb)) {
      quoted.clear(tokens.start(verb), tokens.end(end - 1));
    }
  }

  /** True if a comma or a dash is before a word. */
  private boolean isPause(int i) {
    return i > 0 && gapBefore(i).matches("\\h*[,–—]\\h*|\\h+-\\h+");
  }

  int size() {
    return tokens.size();
  }

  /** Returns the word at this index in lower case and without accents. */
  String word(int i) {
    return tokens.word(i);
  }

  /** True if there is a word at this index, and the list of at least one of these kinds has it. */
  boolean is(int i, WordKind... kinds) {
    if (i < 0 || i >= size()) {
      return false;
    }
    for (WordKind kind : kinds) {
      if (vocabulary.has(kind, word(i))) {
        return true;
      }
    }
    return false;
  }

  /** True if a word from index {@code from} to {@code to}, exclusive, is of this kind. */
  boolean any(int from, int to, WordKind kind) {
    return IntStream.range(from, to).anyMatch(i -> is(i, kind));
  }

  /** Returns the position of a word's first code unit in the text; {@link #end} is exclusive. */
  int start(int i) {
    return sentence.start() + tokens.start(i);
  }

  int end(int i) {
    return sentence.start() + tokens.end(i);
  }

  /** Returns the index of the first word at or after a text position; else of the last word. */
  int indexOf(int position) {
    return Math.max(0, Math.min(tokens.from(position - sentence.start()), size() - 1));
  }

  /** Returns the signs between a word and the previous one; empty before the first word. */
  String gapBefore(int i) {
    return i == 0 ? "" : text.substring(end(i - 1), start(i));
  }

  /** True if the word at this index is in a tag of the same field, at least in part. */
  boolean isIn(int i, Tag tag) {
    return tag.start() < end(i) && start(i) < tag.end();
  }

  boolean isQuoted(int i) {
    return quoted.get(tokens.start(i));
  }

  boolean isCapital(int i) {
    return Character.isUpperCase(text.codePointAt(start(i)));
  }

  /** True for the M of {@code M. Dupré} and for words of two or more capital letters. */
  boolean isInitial(int i) {
    String surface = text.substring(start(i), end(i));
    boolean capitals = surface.chars().allMatch(Character::isUpperCase);
    return capitals && (surface.length() > 1 || surface.equals("M"));
  }

  /** True if only blanks, a hyphen or an apostrophe separate the word from the previous word. */
  boolean isTight(int i) {
    if (i == 0) {
      return false;
    }
    String gap = gapBefore(i);
    return gap.isBlank() || gap.strip().matches("[-‑'’]");
  }

  boolean isAfterStop(int i) {
    return gapBefore(i).chars().anyMatch(c -> ".!?:;\"«“„".indexOf(c) >= 0);
  }

  /** True if a colon and a quotation follow the word, as “Dupré” in {@code Anne Dupré: “…”}. */
  boolean isBeforeQuotation(int i) {
    return i + 1 < size() && gapBefore(i + 1).matches("\\s*:\\s*[«“„\"'‘]\\s*");
  }

  /** True for “said” outside a quotation. False for a noun: {@code l'annonce}, {@code a claim}. */
  boolean isVerb(int i, WordKind... kinds) {
    return is(i, kinds)
        && !isQuoted(i)
        && !(is(i, WordKind.ALSO_NOUNS) && is(i - 1, WordKind.DETERMINERS))
        && (!is(i, WordKind.QUOTATIVES) || isBetweenStatementAndName(i));
  }

  /** True for the first “so” in <i>…, so die Klinik</i>; false in <i>…, so dass die Klinik</i>. */
  private boolean isBetweenStatementAndName(int i) {
    return i > 0
        && i + 1 < size()
        && !isTight(i)
        && (is(i + 1, WordKind.DETERMINERS) || isCapital(i + 1));
  }

  /** Returns the index of the first verb like “said” in a range, not in a quotation; -1 if none. */
  int speechWithin(int from, int to) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to))
        .filter(i -> isVerb(i, WordKind.SPEECH))
        .findFirst()
        .orElse(-1);
  }

  /** Returns the index of “said” in {@code [Anne Dupré] has also said}; -1 if there is none. */
  int verbAfter(int subjectEnd, WordKind... kinds) {
    int i = subjectEnd;
    while (i < Math.min(size(), subjectEnd + MOST_AUXILIARIES)
        && is(i, WordKind.AUXILIARIES)
        && !isVerb(i, kinds)
        && isTight(i)) {
      i++;
    }
    return i < size() && isTight(i) && isVerb(i, kinds) ? i : -1;
  }

  /**
   * Returns the index of <i>angekündigt</i> in <i>[Die Klinik] hat am Montag … angekündigt</i>; -1
   * if there is none.
   */
  int verbAtEnd(int auxiliary) {
    if (!vocabulary.verbLast() || !is(auxiliary, WordKind.AUXILIARIES)) {
      return -1;
    }
    int end = Math.min(size(), auxiliary + CLAUSE);
    int i = auxiliary + 1;
    while (i < end && isTight(i) && !isVerb(i, WordKind.SPEECH, WordKind.WISHES)) {
      i++;
    }
    return i < end && isTight(i) ? i : -1;
  }

  /** Returns the index of “said” in {@code Anne Dupré, who was there, said}; -1 if none. */
  int speechAfterAside(int to) {
    if (to >= size() || !gapBefore(to).contains(",")) {
      return -1;
    }
    for (int i = to + 1; i < Math.min(size(), to + LONGEST_ASIDE); i++) {
      if (gapBefore(i).contains(",")) {
        return speechWithin(i, i + AFTER_ASIDE);
      }
    }
    return -1;
  }

  /**
   * Returns the words of a verb like “said” or of a phrase like “according to” that begins at this
   * index; a colon if the word is a name, which speaks by the colon behind it.
   */
  String sign(int i) {
    int view = vocabulary.views().at(tokens, i);
    boolean speaks =
        view > 0
            || is(
                i,
                WordKind.SPEECH,
                WordKind.WISHES,
                WordKind.OPENING_PREPOSITIONS,
                WordKind.STATEMENTS);
    return speaks ? text.substring(start(i), end(i + Math.max(view, 1) - 1)) : ":";
  }

  /**
   * True for {@code “…”, says} and <i>Das sagte</i>. Without a sign before it, as in “they accuse”,
   * it has a subject.
   */
  boolean isAfterStatement(int verb) {
    int i = verb;
    while (i > 0 && is(i - 1, WordKind.AUXILIARIES) && gapBefore(i).isBlank()) {
      i--;
    }
    boolean pointsBack = i == 1 && is(0, WordKind.BACKWARD);
    return i == 0 || pointsBack || gapBefore(i).chars().anyMatch(c -> ",»”\"“".indexOf(c) >= 0);
  }

  /**
   * True for a verb before its subject, since an adverb or a phrase opens the sentence: <i>Gestern
   * sagte die Klinik</i>, <i>Am 3. Mai sagte die Klinik</i>.
   */
  boolean isAfterOpening(int verb) {
    int first = verb;
    while (first > 0 && verb - first <= CLAUSE && (isTight(first) || isNumber(first - 1))) {
      first--;
    }
    int phrase = first;
    while (phrase < verb && isTime(phrase)) {
      phrase++;
    }
    return phrase == verb
        ? first < verb
        : is(phrase, WordKind.PREPOSITIONS) && !hasSubject(phrase + 1, verb);
  }

  /**
   * True for <i>En una carta [el ministro pidió]</i>: its subject stands before the verb. German
   * and Dutch, whose verbs can be at the end, put no subject there.
   */
  private boolean hasSubject(int from, int verb) {
    return !vocabulary.verbLast()
        && IntStream.range(from + 1, verb)
            .filter(i -> is(i, WordKind.DEFINITE_ARTICLES) || isCapital(i))
            .filter(i -> !is(i - 1, BEFORE_NOUN))
            .anyMatch(i -> !(isCapital(i) && isCapital(i - 1)));
  }

  /**
   * True for words such as <i>gestern, 3., Mai, lunes</i>, and for <i>el</i> in <i>el lunes</i>.
   */
  private boolean isTime(int i) {
    boolean isArticle = is(i, WordKind.DEFINITE_ARTICLES) && i + 1 < size();
    return is(i, WordKind.ADVERBS) || isNumber(i) || isDate(isArticle ? i + 1 : i);
  }

  /** True for “Mai” in <i>3. Mai, im Mai, Ende Mai</i>; it can be a name elsewhere. */
  boolean isInDate(int i) {
    boolean follows =
        isNumber(i - 1)
            || is(i - 1, WordKind.ADVERBS, WordKind.PREPOSITIONS, WordKind.DEFINITE_ARTICLES);
    return follows && isDate(i);
  }

  private boolean isDate(int i) {
    return vocabulary.calendar().contains(word(i));
  }

  /** True for the 3 of <i>3. Mai</i>; false if there is no word at this index. */
  boolean isNumber(int i) {
    return i >= 0 && i < size() && Character.isDigit(word(i).codePointAt(0));
  }
}
