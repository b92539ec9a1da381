package org.vigie.enrich.language;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.text.Tokens;

/** The endings that a language gives a name: the German <i>des Nordrings</i>. Thread-safe. */
public final class NameEndings {
  private static final Map<String, List<String>> ENDINGS = new ConcurrentHashMap<>();

  private static final String VOWELS = "aeiouyäöü";

  private static final Set<String> LEGAL_FORMS = Set.copyOf(WordLists.entries(null, "legal-forms"));

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
            .computeIfAbsent(WordLists.known(language), it -> WordLists.entries(it, "name-endings"))
            .stream()
            .filter(
                ending -> !isVowel(ending.charAt(0)) || !isVowel(name.charAt(name.length() - 1)))
            .map(name::concat)
        : Stream.of();
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(Character.toLowerCase(letter)) >= 0;
  }

  /** Returns an organisation's name without the legal form behind it: Hafelring <i>GmbH</i>. */
  public static String withoutLegalForm(String name) {
    for (int space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
      String form = name.substring(space).replace(" ", "");
      if (LEGAL_FORMS.contains(form.endsWith(".") ? form.substring(0, form.length() - 1) : form)) {
        String shorter = name.substring(0, space);
        return shorter.endsWith(",") ? shorter.substring(0, space - 1) : shorter;
      }
    }
    return name;
  }
}
