package org.vigie.enrich.reuse;

import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.text.Tokens;

/** The words of several strings in one row, with a seam between two that no other word equals. */
final class WordRow {
  private final String[] words;
  private final int[] firsts;
  private final List<Tokens> parts;

  private WordRow(String[] words, int[] firsts, List<Tokens> parts) {
    this.words = words;
    this.firsts = firsts;
    this.parts = parts;
  }

  /** A row of an article's strings. */
  static WordRow ofArticle(List<String> strings, int mostWords) {
    return of("<", strings, mostWords);
  }

  /** A row of a release's strings; its seams differ from those of an article. */
  static WordRow ofRelease(List<String> strings) {
    return of(">", strings, Integer.MAX_VALUE);
  }

  private static WordRow of(String seam, List<String> strings, int mostWords) {
    List<Tokens> parts = strings.stream().map(Tokens::of).toList();
    List<String> words = new ArrayList<>();
    int[] firsts = new int[parts.size() + 1];
    for (int part = 0; part < parts.size(); part++) {
      firsts[part] = words.size();
      int room = Math.max(0, mostWords - words.size());
      List<String> all = parts.get(part).words();
      words.addAll(all.subList(0, Math.min(room, all.size())));
      words.add(seam);
    }
    firsts[parts.size()] = words.size();
    return new WordRow(words.toArray(String[]::new), firsts, parts);
  }

  /** Words and seams. */
  int size() {
    return words.length;
  }

  String word(int index) {
    return words[index];
  }

  int part(int index) {
    int part = 0;
    while (firsts[part + 1] <= index) {
      part++;
    }
    return part;
  }

  /** Index in the row of a part's first word. */
  int first(int part) {
    return firsts[part];
  }

  /** One past the last word of a part. */
  int last(int part) {
    return firsts[part + 1] - 1;
  }

  /** First UTF-16 code unit of a word in its own string. */
  int start(int index) {
    int part = part(index);
    return parts.get(part).start(index - firsts[part]);
  }

  /** One past the last. */
  int end(int index) {
    int part = part(index);
    return parts.get(part).end(index - firsts[part]);
  }

  Tokens tokens(int part) {
    return parts.get(part);
  }
}
