package org.vigie.enrich.reuse;

import java.util.Set;
import java.util.stream.IntStream;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;

/** The words of one sentence, with how each is written and what stands around it. */
final class SentenceWords {
  private static final int LONGEST_ASIDE = 20;

  /** So many words may stand between an aside and the verb. */
  private static final int AFTER_ASIDE = 3;

  private final String text;
  private final Sentence sentence;
  private final Tokens tokens;

  /**
   * @param text the string of the article that the sentence is in
   */
  SentenceWords(String text, Sentence sentence) {
    this.text = text;
    this.sentence = sentence;
    this.tokens = Tokens.of(text.substring(sentence.start(), sentence.end()));
  }

  int size() {
    return tokens.size();
  }

  /** Folded. */
  String word(int i) {
    return tokens.word(i);
  }

  boolean isOneOf(int i, Set<String> words) {
    return words.contains(tokens.word(i));
  }

  boolean isOneOf(int i, Lexicon words) {
    return words.contains(tokens.word(i));
  }

  /** Whether one of the words from one place up to another is in the list. */
  boolean anyOf(int from, int to, Set<String> words) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to))
        .anyMatch(i -> isOneOf(i, words));
  }

  /** First code unit in the text. */
  int start(int i) {
    return sentence.start() + tokens.start(i);
  }

  /** One past the last code unit in the text. */
  int end(int i) {
    return sentence.start() + tokens.end(i);
  }

  /** The word at a place in the text. */
  int indexOf(int place) {
    int i = 0;
    while (i + 1 < size() && start(i) < place) {
      i++;
    }
    return i;
  }

  String gapBefore(int i) {
    return text.substring(end(i - 1), start(i));
  }

  boolean isQuoted(int i) {
    return Quotations.isQuoted(text, sentence.start(), start(i));
  }

  boolean isCapital(int i) {
    return Character.isUpperCase(text.codePointAt(start(i)));
  }

  /** {@code M. Dupré}, and words in capitals. */
  boolean isInitial(int i) {
    String surface = text.substring(start(i), end(i));
    boolean capitals = surface.chars().allMatch(Character::isUpperCase);
    return capitals && (surface.length() > 1 || surface.equals("M"));
  }

  /** Whether nothing but a blank, a hyphen or an apostrophe parts it from the word before. */
  boolean isTight(int i) {
    String gap = gapBefore(i);
    return gap.isBlank() || gap.strip().matches("[-‑'’]");
  }

  boolean isAfterStop(int i) {
    return gapBefore(i).chars().anyMatch(c -> ".!?:;\"«“„".indexOf(c) >= 0);
  }

  /** {@code Anne Dupré: “…”}, as in headlines. */
  boolean isBeforeQuotation(int i) {
    return i + 1 < size() && gapBefore(i + 1).matches("\\s*:\\s*[«“„\"'‘]\\s*");
  }

  /** The first verb of speech outside quotations; -1 if there is none. */
  int speechWithin(int from, int to) {
    for (int i = Math.max(0, from); i < Math.min(size(), to); i++) {
      if (isOneOf(i, Vocabulary.SPEECH) && !isQuoted(i)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code Anne Dupré, who was there last year, said}: the verb behind what stands in commas. */
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
}
