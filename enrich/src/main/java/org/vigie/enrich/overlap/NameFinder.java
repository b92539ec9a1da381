package org.vigie.enrich.overlap;

import static java.lang.Character.isSpaceChar;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;

/**
 * Finds the words of a text that belong to a name or a date. Two articles with the long name of an
 * institute share many words, but this does not mean that one took text from the other.
 */
public final class NameFinder {
  /**
   * Maximum share of capitalised words in a text. In a text with more, such as a German one,
   * capitals don't show names. An estimate: French, English and Spanish texts have far fewer.
   */
  private static final double MOST_CAPITALS = 0.3;

  /** Maximum number of words of a name. An estimate: names of institutes are shorter. */
  private static final int LONGEST = 15;

  /** Minimum letters of a name's first word at a sentence's start. An estimate: Si is no name. */
  private static final int SHORTEST_OPENING = 4;

  private final String text;
  private final Tokens tokens;
  private final Words words;
  private final BitSet names = new BitSet();

  private NameFinder(String text, Tokens tokens, Words words) {
    this.text = text;
    this.tokens = tokens;
    this.words = words;
  }

  /**
   * Words of one language.
   *
   * @param joints words that join the parts of a name: Institute <i>for the</i> Safety <i>of</i> AI
   * @param beforeNouns words after which a name may continue with a common noun: Institut pour
   *     <i>l'</i>action
   */
  private record Words(Lexicon joints, Lexicon beforeNouns, CalendarWords calendar) {
    static Words of(String language) {
      return new Words(
          Lexicon.of(language, "joints", "before-nouns"),
          Lexicon.of(language, "before-nouns"),
          CalendarWords.of(language));
    }
  }

  /**
   * Returns the indices of the words that belong to names and dates.
   *
   * @param language ISO 639-1 code of the text's language
   */
  public static BitSet in(String text, Tokens tokens, String language) {
    NameFinder finder = new NameFinder(text, tokens, Words.of(language));
    finder.markDates();
    finder.markSpelledOutAcronyms();
    finder.markCapitalised();
    return finder.names;
  }

  private void markDates() {
    for (int i = 0; i < tokens.size(); i++) {
      if (words.calendar.contains(tokens.word(i))) {
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

  /** Marks acronyms and their long forms: {@code INESIA (Institut …)}, {@code Centre … (CeSIA)}. */
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
    long capitals = IntStream.range(0, tokens.size()).filter(this::isCapital).count();
    if (capitals > MOST_CAPITALS * tokens.size()) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      boolean opening = startsSentence(i) && tokens.word(i).length() < SHORTEST_OPENING;
      if (isCapital(i) && !opening && !words.joints.contains(tokens.word(i))) {
        int end = endOfName(i);
        if (end > i + 1 || !startsSentence(i)) {
          names.set(i, end);
        }
        i = end - 1;
      }
    }
  }

  /** Returns the index after the last word of the name that begins at {@code start}. */
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
      } else if (!words.joints.contains(tokens.word(i))
          && !(nounsAllowed && words.beforeNouns.contains(before))) {
        break;
      }
    }
    return end;
  }

  private boolean isJoined(int i) {
    return gapBefore(i).chars().allMatch(c -> isSpaceChar(c) || "-‑'’\t\n".indexOf(c) >= 0);
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
    return i + 1 < tokens.size() ? gapBefore(i + 1) : text.substring(tokens.end(i));
  }
}
