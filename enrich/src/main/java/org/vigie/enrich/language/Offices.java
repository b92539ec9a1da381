package org.vigie.enrich.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/**
 * The offices of people: who is called <i>la directrice</i> in a release is <i>the director</i> in
 * an English article. The resource file {@code offices.txt} has one office a line.
 */
public final class Offices {
  /** The words of each office, by language, in the order of {@link WordLists#LANGUAGES}. */
  private static final List<List<List<String>>> KNOWN =
      WordLists.lines("offices.txt").stream().map(Offices::read).toList();

  private static final Set<String> WORDS =
      KNOWN.stream()
          .flatMap(List::stream)
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** Minimum letters of an office at the end of a compound. An estimate: of fewer, by chance. */
  private static final int LEAST_PART = 4;

  /** The offices of languages that join nouns. */
  private static final Set<String> LAST_PARTS =
      IntStream.range(0, WordLists.LANGUAGES.size())
          .filter(column -> WordLists.hasCompounds(WordLists.LANGUAGES.get(column)))
          .boxed()
          .flatMap(column -> KNOWN.stream().flatMap(office -> office.get(column).stream()))
          .filter(word -> word.length() >= LEAST_PART)
          .collect(Collectors.toUnmodifiableSet());

  private Offices() {}

  /** True for the word for an office in any language. It must be in lower case without accents. */
  public static boolean isOffice(String word) {
    return WORDS.contains(word);
  }

  /** True for the word for an office, and for a compound that ends with one: <i>Bankchefin</i>. */
  static boolean endsInOffice(String word) {
    return isOffice(word) || LAST_PARTS.stream().anyMatch(word::endsWith);
  }

  private static List<List<String>> read(String line) {
    List<List<String>> columns = new ArrayList<>();
    for (String column : line.split("\\|", -1)) {
      columns.add(Tokens.of(column).words());
    }
    return columns;
  }

  /**
   * Returns the words for the offices that a text names in any language.
   *
   * @param language ISO 639-1 code of the words to return; if it is null or has no lists, the words
   *     of all languages
   */
  public static Set<String> named(String text, @Nullable String language) {
    List<String> words = Tokens.of(text).words();
    int column = WordLists.LANGUAGES.indexOf(String.valueOf(language));
    Set<String> found = new LinkedHashSet<>();
    for (List<List<String>> office : KNOWN) {
      if (office.stream().anyMatch(some -> words.stream().anyMatch(some::contains))) {
        (column < 0 ? office : List.of(office.get(column))).forEach(found::addAll);
      }
    }
    return found;
  }
}
