package org.vigie.enrich.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The words of a text in lower case, without accents, and their positions. A word is a sequence of
 * letters and digits. Apostrophes and hyphens end a word: {@code l’IA}, {@code l'IA} and {@code L
 * IA} all have the words {@code l} and {@code ia}. An ideograph is a word by itself.
 */
public final class Tokens {
  private final String[] words;
  private final int[] starts;
  private final int[] ends;

  /** What else is known of each word: {@link Mark}s. */
  private final byte[] marks;

  private Tokens(String[] words, int[] starts, int[] ends, byte[] marks) {
    this.words = words;
    this.starts = starts;
    this.ends = ends;
    this.marks = marks;
  }

  /** Cuts a text into words in linear time. Takes any string, even with unpaired surrogates. */
  public static Tokens of(String text) {
    return new Cutter(text).cut();
  }

  public int size() {
    return words.length;
  }

  /** Returns a word in lower case, without accents and ligatures; never empty. */
  public String word(int index) {
    return words[index];
  }

  boolean hasDigit(int index) {
    return (marks[index] & Mark.DIGIT) != 0;
  }

  /** Returns true if the text has a word just so, because it consists of the letters a to z. */
  boolean isAsWritten(int index) {
    return marks[index] == 0;
  }

  /** Returns true if an accent or sign of the word may be invisible, such as a soft hyphen. */
  boolean hasInvisible(int index) {
    return (marks[index] & Mark.INVISIBLE) != 0;
  }

  /** Returns the index of a word's first UTF-16 code unit in the text. */
  public int start(int index) {
    return starts[index];
  }

  /** Returns the index after a word's last UTF-16 code unit in the text. */
  public int end(int index) {
    return ends[index];
  }

  /** Returns all words in order; the list is read-only. */
  public List<String> words() {
    return Collections.unmodifiableList(Arrays.asList(words));
  }

  /** What a word has besides the letters a to z. */
  private static final class Mark {
    static final byte DIGIT = 1;
    static final byte OTHER = 2;
    static final byte INVISIBLE = 4;
  }

  /** Cuts a text into words. Uses arrays for speed, because every article goes through here. */
  private static final class Cutter {
    /** Maximum number of letters of a word, as in Lucene. Longer ones are data, and are cut. */
    private static final int LONGEST = 255;

    private final char[] text;
    private final char[] word = new char[LONGEST + 32];
    private int length;
    private String[] words;
    private int[] starts;
    private int[] ends;
    private byte[] marks;
    private byte mark;
    private int size;
    private int start;
    private int end;

    Cutter(String text) {
      this.text = text.toCharArray();
      int guess = 8 + this.text.length / 5;
      words = new String[guess];
      starts = new int[guess];
      ends = new int[guess];
      marks = new byte[guess];
    }

    Tokens cut() {
      for (int at = 0; at < text.length; ) {
        int letter = text[at];
        if (letter >= Character.MIN_SURROGATE) {
          letter = Character.codePointAt(text, at);
        }
        int next = at + Character.charCount(letter);
        switch (CharacterRole.of(letter)) {
          case CharacterRole.IS_PART -> append(letter, at, next);
          case CharacterRole.IS_WORD -> {
            append(letter, at, next);
            close();
          }
          case CharacterRole.IS_INVISIBLE -> {
            end = next;
            mark |= Mark.INVISIBLE;
          }
          default -> close();
        }
        at = next;
      }
      close();
      return new Tokens(
          Arrays.copyOf(words, size),
          Arrays.copyOf(starts, size),
          Arrays.copyOf(ends, size),
          Arrays.copyOf(marks, size));
    }

    private void append(int letter, int at, int next) {
      if (length >= LONGEST) {
        close();
      }
      if (length == 0) {
        start = at;
      }
      end = next;
      if (letter >= 'a' && letter <= 'z') {
        word[length++] = (char) letter;
      } else {
        String folded = Folding.fold(letter);
        folded.getChars(0, folded.length(), word, length);
        length += folded.length();
        mark |= Tokenizer.hasDigit(folded) ? Mark.DIGIT : Mark.OTHER;
      }
    }

    private void close() {
      if (length == 0) {
        return;
      }
      if (size == words.length) {
        words = Arrays.copyOf(words, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        marks = Arrays.copyOf(marks, 2 * size);
      }
      words[size] = new String(word, 0, length);
      marks[size] = mark;
      starts[size] = start;
      ends[size++] = end;
      length = 0;
      mark = 0;
    }
  }
}
