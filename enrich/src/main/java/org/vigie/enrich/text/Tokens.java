package org.vigie.enrich.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The words of a text, folded, with their positions. A word is a run of letters and digits:
 * apostrophes and hyphens end it, so {@code l’IA}, {@code l'IA} and {@code L IA} are the same two
 * words. An ideograph is a word by itself.
 */
public final class Tokens {
  private final String[] words;
  private final int[] starts;
  private final int[] ends;

  private Tokens(String[] words, int[] starts, int[] ends) {
    this.words = words;
    this.starts = starts;
    this.ends = ends;
  }

  /** Takes any string, also with unpaired surrogates; time and memory grow with its length. */
  public static Tokens of(String text) {
    return new Cutter(text).cut();
  }

  public int size() {
    return words.length;
  }

  /** Lower case, without accents and ligatures; never empty. */
  public String word(int index) {
    return words[index];
  }

  /** First UTF-16 code unit of a word in the text. */
  public int start(int index) {
    return starts[index];
  }

  /** One past the last code unit. */
  public int end(int index) {
    return ends[index];
  }

  /** All words in order; read-only. */
  public List<String> words() {
    return Collections.unmodifiableList(Arrays.asList(words));
  }

  /** What a character does to the word before it. */
  private static final class Role {
    static final byte ENDS_WORD = 0;
    static final byte IS_PART = 1;
    static final byte IS_WORD = 2;
    static final byte IS_INVISIBLE = 3;

    /** For all of Unicode's first plane: computing takes longer than the rest of cutting. */
    private static final byte[] ROLES = new byte[0x10000];

    static {
      for (int letter = 0; letter < ROLES.length; letter++) {
        ROLES[letter] = compute(letter);
      }
    }

    static byte of(int letter) {
      return letter < ROLES.length ? ROLES[letter] : compute(letter);
    }

    private static byte compute(int letter) {
      if (Folding.isInvisible(letter)) {
        return IS_INVISIBLE;
      }
      // why: Chinese and Japanese are written without blanks.
      if (Character.isIdeographic(letter)
          || UnicodeScript.of(letter).equals(UnicodeScript.HIRAGANA)) {
        return IS_WORD;
      }
      boolean part =
          (Character.isLetterOrDigit(letter) && !Folding.isApostrophe(letter))
              || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
      return part ? IS_PART : ENDS_WORD;
    }
  }

  /** One pass over a text. Uses arrays because it runs on every word of every article. */
  private static final class Cutter {
    /** Letters; longer runs are cut, as by Lucene's tokenizers: they are data, not words. */
    private static final int LONGEST = 255;

    private final char[] text;
    private final char[] word = new char[LONGEST + 32];
    private int length;
    private String[] words;
    private int[] starts;
    private int[] ends;
    private int size;
    private int start;
    private int end;

    Cutter(String text) {
      this.text = text.toCharArray();
      int guess = 8 + this.text.length / 5;
      words = new String[guess];
      starts = new int[guess];
      ends = new int[guess];
    }

    Tokens cut() {
      for (int at = 0; at < text.length; ) {
        int letter = text[at];
        if (letter >= Character.MIN_SURROGATE) {
          letter = Character.codePointAt(text, at);
        }
        int next = at + Character.charCount(letter);
        switch (Role.of(letter)) {
          case Role.IS_PART -> append(letter, at, next);
          case Role.IS_WORD -> {
            append(letter, at, next);
            close();
          }
          case Role.IS_INVISIBLE -> end = next;
          default -> close();
        }
        at = next;
      }
      close();
      return new Tokens(
          Arrays.copyOf(words, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
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
      }
      words[size] = new String(word, 0, length);
      starts[size] = start;
      ends[size++] = end;
      length = 0;
    }
  }
}
