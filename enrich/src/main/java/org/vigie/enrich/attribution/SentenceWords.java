package org.vigie.enrich.attribution;

import java.util.stream.IntStream;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;

/** The words of one sentence; {@code text} is the whole field that contains the sentence. */
record SentenceWords(String text, Sentence sentence, Tokens tokens) {
  /** Maximum number of words of a clause in commas. An estimate. */
  private static final int LONGEST_ASIDE = 20;

  /** Number of words searched for the verb after a clause in commas. An estimate. */
  private static final int AFTER_ASIDE = 3;

  static SentenceWords of(String text, Sentence sentence) {
    Tokens tokens = Tokens.of(text.substring(sentence.start(), sentence.end()));
    return new SentenceWords(text, sentence, tokens);
  }

  int size() {
    return tokens.size();
  }

  /** Returns the word, folded. */
  String word(int i) {
    return tokens.word(i);
  }

  /** True if the word is of one of the kinds. */
  boolean is(int i, WordKind... kinds) {
    for (WordKind kind : kinds) {
      if (kind.words.contains(word(i))) {
        return true;
      }
    }
    return false;
  }

  /** True if a word from {@code from} to {@code to}, exclusive, is of the kind. */
  boolean any(int from, int to, WordKind kind) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to)).anyMatch(i -> is(i, kind));
  }

  /** Returns a word's first code unit in the text; {@link #end} is one past its last. */
  int start(int i) {
    return sentence.start() + tokens.start(i);
  }

  int end(int i) {
    return sentence.start() + tokens.end(i);
  }

  /** Returns the first word at or after a position in the text; if none, the last word. */
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

  /** True for the M of {@code M. Dupré} and for words of two or more capital letters. */
  boolean isInitial(int i) {
    String surface = text.substring(start(i), end(i));
    boolean capitals = surface.chars().allMatch(Character::isUpperCase);
    return capitals && (surface.length() > 1 || surface.equals("M"));
  }

  /** True if only blanks, a hyphen or an apostrophe separate the word from the previous word. */
  boolean isTight(int i) {
    String gap = gapBefore(i);
    return gap.isBlank() || gap.strip().matches("[-‑'’]");
  }

  boolean isAfterStop(int i) {
    return gapBefore(i).chars().anyMatch(c -> ".!?:;\"«“„".indexOf(c) >= 0);
  }

  /** True for the last word before the colon in {@code Anne Dupré: “…”}. */
  boolean isBeforeQuotation(int i) {
    return i + 1 < size() && gapBefore(i + 1).matches("\\s*:\\s*[«“„\"'‘]\\s*");
  }

  /** Returns the first verb of speech outside quotations in a range; -1 if there is none. */
  int speechWithin(int from, int to) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to))
        .filter(i -> is(i, WordKind.SPEECH) && !isQuoted(i))
        .findFirst()
        .orElse(-1);
  }

  /** Returns the verb in {@code Anne Dupré, who was there last year, said}; -1 if none. */
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
