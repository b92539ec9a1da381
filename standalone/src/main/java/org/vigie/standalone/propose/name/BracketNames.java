package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds the shorter name that a release puts in brackets behind a name of several words: {@code
 * Universitair Ziekenhuis Sint-Calvijn (UZ Sint-Calvijn)}. Others in brackets are a town, an owner
 * or a network, which can end with the same word.
 */
record BracketNames(List<ReleaseText> texts) {
  private static final String IN_BRACKETS = " \\((\\p{Lu}[\\p{L} '-]+\\p{L})\\)";

  /** Returns the names of two words or more, as written. One word is an acronym or a town. */
  Stream<String> of(String name) {
    Pattern behind = Pattern.compile(Pattern.quote(Acronyms.inOneSpelling(name)) + IN_BRACKETS);
    return texts.stream()
        .map(text -> Acronyms.inOneSpelling(text.title() + "\n" + text.text()))
        .flatMap(text -> behind.matcher(text).results())
        .map(found -> found.group(1))
        .filter(each -> Tokens.of(each).size() > 1 && isShorter(each, name))
        .distinct();
  }

  /** True for the end of a name, also behind initials of the words before it. */
  private static boolean isShorter(String part, String name) {
    if (name.endsWith(" " + part)) {
      return true;
    }
    int space = part.indexOf(' ');
    return space > 0
        && name.endsWith(part.substring(space))
        && Acronyms.isAcronym(part.substring(0, space))
        && Acronyms.areInitials(part.substring(0, space), name);
  }
}
