package org.vigie.standalone.propose.kind;

import java.util.List;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * A sentence of a release.
 *
 * @param names the words of each of our names
 */
record NamedText(String text, Tokens tokens, List<List<String>> names) {
  /** Cuts a part of a release into sentences. */
  static List<NamedText> sentences(ReleaseText release, int start, int end, List<String> names) {
    List<List<String>> words = names.stream().map(name -> Tokens.of(name).words()).toList();
    String part = release.text().substring(start, end);
    return Sentences.of(part, release.language()).stream()
        .map(each -> part.substring(each.start(), each.end()))
        .map(sentence -> new NamedText(sentence, Tokens.of(sentence), words))
        .toList();
  }

  int size() {
    return tokens.size();
  }

  String word(int i) {
    return tokens.word(i);
  }

  /** Returns the words from {@code from} to the one before {@code to}. */
  List<String> words(int from, int to) {
    return tokens.words().subList(from, to);
  }

  boolean isCapital(int i) {
    return Character.isUpperCase(text.codePointAt(tokens.start(i)));
  }

  /** Returns what is written from the word {@code from} to the one before {@code to}. */
  String written(int from, int to) {
    return text.substring(tokens.start(from), tokens.end(to - 1));
  }

  /** Returns the index after the longest of our names at this word; -1 if none is there. */
  int endOfName(int start) {
    return names.stream()
        .filter(name -> start + name.size() <= tokens.size())
        .filter(name -> words(start, start + name.size()).equals(name))
        .mapToInt(name -> start + name.size())
        .max()
        .orElse(-1);
  }

  /** True if nothing but a space, an apostrophe or a hyphen stands before a word; not the first. */
  boolean isJoined(int i) {
    return text.substring(tokens.end(i - 1), tokens.start(i)).matches("[\\s'’-]{1,2}");
  }
}
