package org.vigie.enrich.attribution;

import java.util.stream.IntStream;
import org.vigie.enrich.text.Quotations;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;

/** The words of one sentence: how each is written, and what stands around it. */
record SentenceWords(String text, Sentence sentence, Tokens tokens) {
  /** Words of a clause between commas. Chosen: longer clauses rarely end before the main verb. */
  private static final int LONGEST_ASIDE = 20;

  /** The verb is at most so many words behind that clause. Chosen: as for a name. */
  private static final int AFTER_ASIDE = 3;

  /** Takes the whole field of the article that has the sentence. */
  static SentenceWords of(String text, Sentence sentence) {
    Tokens tokens = Tokens.of(text.substring(sentence.start(), sentence.end()));
    return new SentenceWords(text, sentence, tokens);
  }

  int size() {
    return tokens.size();
  }

  /** Folded. */
  String word(int i) {
    return tokens.word(i);
  }

  /** True if a word is of one of these kinds. */
  boolean is(int i, WordKind... kinds) {
    for (WordKind kind : kinds) {
      if (kind.words.contains(word(i))) {
        return true;
      }
    }
    return false;
  }

  /** True if a word from one position up to another is of this kind. */
  boolean any(int from, int to, WordKind kind) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to)).anyMatch(i -> is(i, kind));
  }

  /** First code unit in the text; {@link #end} is one past the last. */
  int start(int i) {
    return sentence.start() + tokens.start(i);
  }

  int end(int i) {
    return sentence.start() + tokens.end(i);
  }

  /** The word at a position in the text. */
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

  /** {@code M.} in {@code M. Dupré}, and words in capitals. */
  boolean isInitial(int i) {
    String surface = text.substring(start(i), end(i));
    boolean capitals = surface.chars().allMatch(Character::isUpperCase);
    return capitals && (surface.length() > 1 || surface.equals("M"));
  }

  /** True if only blanks, a hyphen or an apostrophe separate a word from the word before it. */
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

  /** The first verb of speech outside quotations in a range; -1 if there is none. */
  int speechWithin(int from, int to) {
    return IntStream.range(Math.max(0, from), Math.min(size(), to))
        .filter(i -> is(i, WordKind.SPEECH) && !isQuoted(i))
        .findFirst()
        .orElse(-1);
  }

  /** {@code Anne Dupré, who was there last year, said}: the verb behind the clause in commas. */
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
