package org.vigie.enrich.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The words of a text, folded, with their places. A word is a run of letters and digits:
 * apostrophes and hyphens part words, so that {@code l’IA}, {@code l'IA} and {@code L IA} are the
 * same two. An ideograph is a word of its own.
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

  /** Takes any string, also with unpaired surrogates; time and room are linear in its length. */
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

  /** One past the last. */
  public int end(int index) {
    return ends[index];
  }

  /** All words in order; can't be changed. */
  public List<String> words() {
    return Collections.unmodifiableList(Arrays.asList(words));
  }

  /** One pass over a text. Arrays, since every word of every article comes through here. */
  private static final class Cutter {
    /** The least that may be an ideograph, or a letter that folds to many. */
    private static final int FAR = 0x250;

    private final char[] text;
    private char[] word = new char[64];
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
        if (Folding.isPartOfWord(letter)) {
          start = length == 0 ? at : start;
          append(letter);
          end = next;
          if (letter >= FAR && Character.isIdeographic(letter)) {
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

    private void append(int letter) {
      if (letter >= 'a' && letter <= 'z') {
        makeRoom(1);
        word[length++] = (char) letter;
      } else {
        String folded = Folding.fold(letter);
        makeRoom(folded.length());
        folded.getChars(0, folded.length(), word, length);
        length += folded.length();
      }
    }

    private void makeRoom(int more) {
      if (length + more > word.length) {
        word = Arrays.copyOf(word, 2 * (length + more));
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
