package org.vigie.enrich.language;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/** The endings that a language gives a name: the German <i>des Nordrings</i>. Thread-safe. */
public final class NameEndings {
  private static final Map<String, List<String>> ENDINGS = new ConcurrentHashMap<>();

  private static final String VOWELS = "aeiouyäöü";

  private NameEndings() {}

  /**
   * Returns a name with each ending that a language gives it; none for several words, and for a
   * name with a later capital letter: it is an acronym. An ending that begins with a vowel does not
   * follow another: <i>des Ringes</i>, but not <i>des Konsoraes</i>.
   *
   * @param language ISO 639-1 code; for null and for a language without lists, the endings of all
   *     languages are used
   */
  public static Stream<String> of(String name, @Nullable String language) {
    boolean isWord = Tokens.of(name).size() == 1;
    return isWord && name.chars().skip(1).noneMatch(Character::isUpperCase)
        ? ENDINGS
            .computeIfAbsent(WordLists.known(language), it -> WordLists.lines(it, "name-endings"))
            .stream()
            .filter(
                ending -> !isVowel(ending.charAt(0)) || !isVowel(name.charAt(name.length() - 1)))
            .map(name::concat)
        : Stream.of();
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(Character.toLowerCase(letter)) >= 0;
  }
}
