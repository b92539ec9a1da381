package org.vigie.standalone.propose.kind;

import java.util.ArrayList;
import java.util.List;
import org.vigie.enrich.text.Sentences;
import org.vigie.enrich.text.Sentences.Sentence;
import org.vigie.enrich.text.Tokens;

/** A sentence of a release, its words, and where it names us. */
record NamedText(String text, Tokens tokens, List<String> names) {
  /** Cuts a text into sentences. */
  static List<NamedText> sentences(String text, String language, List<String> names) {
    List<NamedText> found = new ArrayList<>();
    for (Sentence each : Sentences.of(text, language)) {
      String sentence = text.substring(each.start(), each.end());
      found.add(new NamedText(sentence, Tokens.of(sentence), names));
    }
    return found;
  }

  int size() {
    return tokens.size();
  }

  String word(int i) {
    return tokens.word(i);
  }

  /** Returns what is written from the word {@code from} to the one before {@code to}. */
  String written(int from, int to) {
    return text.substring(tokens.start(from), tokens.end(to - 1));
  }

  /** Returns the index after the longest of our names at this word; -1 if none is there. */
  int endOfName(int start) {
    return names.stream()
        .map(name -> Tokens.of(name).words())
        .filter(name -> start + name.size() <= tokens.size())
        .filter(name -> tokens.words().subList(start, start + name.size()).equals(name))
        .mapToInt(name -> start + name.size())
        .max()
        .orElse(-1);
  }

  /** True if nothing but a space, an apostrophe or a hyphen stands before a word. */
  boolean isJoined(int i) {
    return text.substring(i == 0 ? 0 : tokens.end(i - 1), tokens.start(i)).matches("[\\s'’-]{1,2}");
  }
}
