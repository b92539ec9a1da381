package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds the shorter name that a release puts in brackets behind a name of several words: {@code
 * Klinikum der Universität Ardane (Uniklinik Ardane)}. It ends with the same word: others in
 * brackets are a town, an owner or a network.
 */
record BracketNames(List<ReleaseText> texts) {
  private static final String IN_BRACKETS = " \\((\\p{Lu}[\\p{L} '-]+)\\)";

  /** Returns the names of two words or more, as written. One word is an acronym or a town. */
  Stream<String> of(String name) {
    Pattern behind = Pattern.compile(Pattern.quote(Acronyms.inOneSpelling(name)) + IN_BRACKETS);
    return texts.stream()
        .map(text -> Acronyms.inOneSpelling(text.title() + "\n" + text.text()))
        .flatMap(text -> behind.matcher(text).results())
        .map(found -> found.group(1))
        .filter(each -> each.length() < name.length() && isShorter(each, name))
        .distinct();
  }

  private static boolean isShorter(String part, String name) {
    List<String> words = Tokens.of(part).words();
    return words.size() > 1 && words.getLast().equals(Tokens.of(name).words().getLast());
  }
}
