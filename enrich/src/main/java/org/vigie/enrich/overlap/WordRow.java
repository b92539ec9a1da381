package org.vigie.enrich.overlap;

import java.util.Arrays;
import java.util.List;
import org.vigie.enrich.text.Tokens;

/**
 * The words of several strings, such as an article's title and text, in one list. After the words
 * of each string, the list contains a mark that equals no word: the string's seam. A passage that
 * an article shares with a release contains no seam, so it never continues from one string into the
 * next.
 */
final class WordRow {
  private final String[] words;
  private final List<Tokens> parts;

  /** For each string, the index in the row of its first word; then the size of the row. */
  private final int[] firsts;

  private WordRow(String seam, List<Tokens> strings, int mostWords) {
    parts = List.copyOf(strings);
    firsts = new int[parts.size() + 1];
    String[] row = new String[parts.stream().mapToInt(part -> part.size() + 1).sum()];
    int size = 0;
    for (int part = 0; part < parts.size(); part++) {
      firsts[part] = size;
      Tokens all = parts.get(part);
      int taken = Math.clamp(mostWords - size, 0, all.size());
      for (int i = 0; i < taken; i++) {
        row[size++] = all.word(i);
      }
      row[size++] = seam;
    }
    firsts[parts.size()] = size;
    words = Arrays.copyOf(row, size);
  }

  static WordRow ofArticle(List<Tokens> strings, int mostWords) {
    return new WordRow("<", strings, mostWords);
  }

  /** Creates a row for a release. Its seams differ from those of an article. */
  static WordRow ofRelease(List<Tokens> strings) {
    return new WordRow(">", strings, Integer.MAX_VALUE);
  }

  /** Returns the number of words plus the number of seams, which is one for each string. */
  int size() {
    return words.length;
  }

  String word(int index) {
    return words[index];
  }

  List<String> words(int from, int to) {
    return Arrays.asList(words).subList(from, to);
  }

  int part(int index) {
    int part = 0;
    while (firsts[part + 1] <= index) {
      part++;
    }
    return part;
  }

  /** Returns the index of a part's first word. Parts are the strings, such as title and text. */
  int first(int part) {
    return firsts[part];
  }

  /** Returns the index of the seam that ends a part; the part's last word comes before it. */
  int last(int part) {
    return firsts[part + 1] - 1;
  }

  /** Returns a word's position in its string: the index of its first UTF-16 code unit. */
  int start(int index) {
    int part = part(index);
    return parts.get(part).start(index - firsts[part]);
  }

  int end(int index) {
    int part = part(index);
    return parts.get(part).end(index - firsts[part]);
  }

  Tokens tokens(int part) {
    return parts.get(part);
  }
}
