package org.vigie.standalone.propose.name;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds what a release puts in brackets behind a name of several words: a shorter name, as {@code
 * Universitair Ziekenhuis Sint-Calvijn (UZ Sint-Calvijn)}, and in a translation what the name
 * means, as {@code Roue Libre (Free Wheel)}. Others in brackets are a town, an owner or a network,
 * which can end with the same word, and which the original has, too.
 */
record BracketNames(List<ReleaseText> texts) {
  private static final String IN_BRACKETS = " \\((\\p{Lu}[\\p{L} '-]+\\p{L})\\)";

  /** Returns the names of two words or more, as written. One word is an acronym or a town. */
  Stream<String> of(String name) {
    Pattern behind = Pattern.compile(Pattern.quote(Acronyms.inOneSpelling(name)) + IN_BRACKETS);
    return texts.stream()
        .flatMap(
            text ->
                behind
                    .matcher(inOneSpelling(text))
                    .results()
                    .map(found -> found.group(1))
                    .filter(each -> Tokens.of(each).size() > 1)
                    .filter(each -> isShorter(each, name) || isTranslation(each, name, text)))
        .distinct();
  }

  private static String inOneSpelling(ReleaseText text) {
    return Acronyms.inOneSpelling(text.title() + "\n" + text.text());
  }

  /** True for what is only in a translation: a reader of the original knows what we are called. */
  private boolean isTranslation(String part, String name, ReleaseText text) {
    String language = texts.getFirst().language();
    return Tokens.of(name).size() > 1
        && !text.language().equals(language)
        && texts.stream()
            .filter(each -> each.language().equals(language))
            .noneMatch(original -> inOneSpelling(original).contains(part));
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
