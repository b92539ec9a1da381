package org.vigie.enrich.text;

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

  /** One pass over a text. Uses arrays because it runs on every word of every article. */
  private static final class Cutter {
    /** No letter below is an ideograph. */
    private static final int FAR = 0x250;

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

    Cutter(String text) {
      this.text = text.toCharArray();
      int guess = 8 + this.text.length / 5;
      words = new String[guess];
      starts = new int[guess];
      ends = new int[guess];
    }

    Tokens cut() {
      int end = 0;
      for (int at = 0; at < text.length; ) {
        int letter = text[at] < FAR ? text[at] : Character.codePointAt(text, at);
        int next = at + Character.charCount(letter);
        if (isPartOfWord(letter)) {
          if (length >= LONGEST) {
            close(end);
          }
          start = length == 0 ? at : start;
          append(letter);
          end = next;
          if (letter >= FAR && isWord(letter)) {
            close(end);
          }
        } else if (Folding.isInvisible(letter)) {
          end = length == 0 ? end : next;
        } else {
          close(end);
        }
        at = next;
      }
      close(end);
      return new Tokens(
          Arrays.copyOf(words, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }

    private static boolean isPartOfWord(int letter) {
      if (letter < 0x80) {
        return (letter >= 'a' && letter <= 'z')
            || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9');
      }
      return (Character.isLetterOrDigit(letter) && !Elision.isApostrophe(letter))
          || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }

    /** Chinese and Japanese are written without blanks. */
    private static boolean isWord(int letter) {
      return Character.isIdeographic(letter)
          || Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.HIRAGANA;
    }

    private void append(int letter) {
      if (letter >= 'a' && letter <= 'z') {
        word[length++] = (char) letter;
      } else {
        String folded = Folding.fold(letter);
        folded.getChars(0, folded.length(), word, length);
        length += folded.length();
      }
    }

    private void close(int end) {
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
