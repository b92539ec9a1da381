package org.vigie.enrich.reuse;

import java.util.BitSet;
import org.vigie.enrich.text.Tokens;

/**
 * Which words of a text belong to a name or a date. Two articles that both write out the long name
 * of an institute share many words without either having taken anything from the other.
 */
final class NameFinder {
  /** Where more of the words are capitalised (German, or all capitals), capitals tell nothing. */
  private static final double MOST_CAPITALS = 0.3;

  private static final int LONGEST = 15;

  /** What opens a sentence and is shorter is no name: À l'Inde, Si la France. */
  private static final int SHORTEST_OPENING = 4;

  private final String text;
  private final Tokens tokens;
  private final BitSet names = new BitSet();

  private NameFinder(String text, Tokens tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Indices of the words of names and dates. */
  static BitSet in(String text, Tokens tokens) {
    NameFinder names = new NameFinder(text, tokens);
    names.markDates();
    names.markSpelledOutAcronyms();
    names.markCapitalised();
    return names.names;
  }

  private void markDates() {
    for (int i = 0; i < tokens.size(); i++) {
      if (Vocabulary.CALENDAR.contains(tokens.word(i))) {
        names.set(i);
        markNumber(i - 1);
        markNumber(i + 1);
      } else if (tokens.word(i).matches("(19|20)\\d\\d")) {
        names.set(i);
      }
    }
  }

  private void markNumber(int i) {
    if (i >= 0 && i < tokens.size() && Character.isDigit(tokens.word(i).charAt(0))) {
      names.set(i);
    }
  }

  /** {@code INESIA (Institut national …)} and {@code Centre pour … (CeSIA)}. */
  private void markSpelledOutAcronyms() {
    for (int i = 0; i < tokens.size(); i++) {
      if (!isAcronym(i)) {
        continue;
      }
      if (gapAfter(i).contains("(")) {
        markUntilClosed(i);
      } else if (gapBefore(i).contains("(") && gapAfter(i).contains(")")) {
        markBackToInitial(i);
      }
    }
  }

  private void markUntilClosed(int acronym) {
    for (int i = acronym + 1; i < Math.min(tokens.size(), acronym + LONGEST); i++) {
      if (gapAfter(i).contains(")")) {
        if (isCapital(acronym + 1)) {
          names.set(acronym, i + 1);
        }
        return;
      }
    }
  }

  private void markBackToInitial(int acronym) {
    for (int i = acronym - 1; i >= Math.max(0, acronym - LONGEST); i--) {
      if (isCapital(i) && tokens.word(i).charAt(0) == tokens.word(acronym).charAt(0)) {
        names.set(i, acronym + 1);
        return;
      }
    }
  }

  private void markCapitalised() {
    int capitals = 0;
    for (int i = 0; i < tokens.size(); i++) {
      capitals += isCapital(i) ? 1 : 0;
    }
    if (capitals > MOST_CAPITALS * tokens.size()) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean opening = startsSentence(i) && tokens.word(i).length() < SHORTEST_OPENING;
      if (isCapital(i) && !opening && !Vocabulary.JOINS.contains(tokens.word(i))) {
        int end = endOfName(i);
        if (end > i + 1 || !startsSentence(i)) {
          names.set(i, end);
        }
        i = end - 1;
      }
    }
  }

  /** One past the last word of the name that starts here. */
  private int endOfName(int start) {
    boolean nounsAllowed = !isAcronym(start) && !startsSentence(start);
    int end = start + 1;
    for (int i = start + 1; i < Math.min(tokens.size(), start + LONGEST); i++) {
      String before = tokens.word(i - 1);
      if (!isJoined(i)) {
        break;
      }
      if (isCapital(i)) {
        end = i + 1;
      } else if (!Vocabulary.JOINS.contains(tokens.word(i))
          && !(nounsAllowed && Vocabulary.BEFORE_NOUNS.contains(before))) {
        break;
      }
    }
    return end;
  }

  private boolean isJoined(int i) {
    return gapBefore(i)
        .chars()
        .allMatch(c -> Character.isSpaceChar(c) || "-‑'’\t\n".indexOf(c) >= 0);
  }

  private boolean startsSentence(int i) {
    return i == 0 || gapBefore(i).chars().anyMatch(c -> ".!?:•\n\"«“".indexOf(c) >= 0);
  }

  private boolean isCapital(int i) {
    return i < tokens.size() && Character.isUpperCase(text.codePointAt(tokens.start(i)));
  }

  private boolean isAcronym(int i) {
    String surface = text.substring(tokens.start(i), tokens.end(i));
    return surface.codePoints().filter(Character::isUpperCase).count() >= 2;
  }

  private String gapBefore(int i) {
    return text.substring(i == 0 ? 0 : tokens.end(i - 1), tokens.start(i));
  }

  private String gapAfter(int i) {
    return text.substring(
        tokens.end(i), i + 1 < tokens.size() ? tokens.start(i + 1) : text.length());
  }
}
