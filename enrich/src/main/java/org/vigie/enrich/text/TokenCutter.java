package org.vigie.enrich.text;

import java.util.Arrays;
import org.vigie.enrich.text.Tokens.Mark;

/** Cuts a text into words. Uses arrays for speed, because every article goes through here. */
final class TokenCutter {
  /** Maximum number of letters of a word, as in Lucene. Longer ones are data, and are cut. */
  private static final int LONGEST = 255;

  /** Maximum number of letters in a code: their bits fill a long. */
  private static final int LONGEST_CODED = 12;

  private static final int LETTER_BITS = 5;
  private static final int BEFORE_A = 'a' - 1;

  private final char[] text;

  /** Has room for one sign more, which can stand for 15 letters (U+FDFA). */
  private final char[] word = new char[LONGEST + 32];

  private int length;
  private String[] words;
  private int[] starts;
  private int[] ends;
  private byte[] marks;
  private byte mark;
  private long[] codes;
  private long code;
  private int size;
  private int start;
  private int end;

  TokenCutter(String text) {
    this.text = text.toCharArray();
    int guess = 8 + this.text.length / 5;
    words = new String[guess];
    starts = new int[guess];
    ends = new int[guess];
    marks = new byte[guess];
    codes = new long[guess];
  }

  Tokens cut() {
    for (int at = appendPlain(0); at < text.length; at = appendPlain(at)) {
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
    return new Tokens(size, words, starts, ends, marks, codes);
  }

  /**
   * Appends the letters a to z from an index on, the frequent case; returns the index after them.
   */
  private int appendPlain(int from) {
    if (length >= LONGEST) {
      close();
    }
    char[] in = text;
    char[] out = word;
    int to = Math.min(in.length, from + LONGEST - length);
    int at = from;
    int size = length;
    long number = code;
    while (at < to && in[at] >= 'a' && in[at] <= 'z') {
      out[size++] = in[at];
      number = number << LETTER_BITS | (in[at++] - BEFORE_A);
    }
    if (at > from) {
      start = length == 0 ? from : start;
      end = at;
      length = size;
      code = number;
    }
    return at;
  }

  /** Appends any other letter or digit. */
  private void append(int letter, int at, int next) {
    if (length == 0) {
      start = at;
    }
    end = next;
    String folded = Folding.fold(letter);
    folded.getChars(0, folded.length(), word, length);
    length += folded.length();
    mark |= Tokenizer.hasDigit(folded) ? Mark.DIGIT : Mark.OTHER;
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
      codes = Arrays.copyOf(codes, 2 * size);
    }
    words[size] = new String(word, 0, length);
    marks[size] = mark;
    codes[size] = mark == 0 && length <= LONGEST_CODED ? code : 0;
    starts[size] = start;
    ends[size++] = end;
    length = 0;
    mark = 0;
    code = 0;
  }
}
