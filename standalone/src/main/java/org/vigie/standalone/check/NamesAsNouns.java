package org.vigie.standalone.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vigie.enrich.language.NounPhrase;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;
import org.vigie.standalone.check.CommonNouns.Noun;

/**
 * Names of the organisation, besides those in rules, that are common nouns of its releases. With an
 * article or without a capital letter, <i>der Zoo</i> or <i>brewery</i> is meant to be one.
 */
record NamesAsNouns(CommonNouns nouns, SharedNames shared) {
  private static final String OF_NAME =
      "Alone, the word doesn't stand for you, and it tells nothing when articles are compared with"
          + " your releases; write names in rules with exact:, and points that need the word as"
          + " messages with rules";

  private static final String OF_OTHER_NAME =
      "Texts about others begin sentences with it; take it out, or write it with a word that only"
          + " you have";

  /** Returns the warnings, a sentence each. */
  List<String> warnings(YamlMap watch) {
    return watch.map("organisation").stream().flatMap(this::ofOrganisation).toList();
  }

  private Stream<String> ofOrganisation(YamlMap organisation) {
    return Stream.of(
            named(organisation, "name", nouns::leading, _ -> OF_NAME),
            named(organisation, "calledAlso", nouns::in, _ -> OF_OTHER_NAME),
            named(organisation, "brands", nouns::in, this::ofBrand))
        .flatMap(each -> each);
  }

  /**
   * Returns the warnings of the names under a key.
   *
   * @param noun finds a common noun in a name
   * @param advice says why a name is worth a warning, and what to do
   */
  private static Stream<String> named(
      YamlMap organisation,
      String key,
      Function<String, Optional<Noun>> noun,
      UnaryOperator<String> advice) {
    return organisation.items(key).stream()
        .flatMap(value -> warning(value, key, noun, advice).stream());
  }

  private static Optional<String> warning(
      YamlValue value,
      String key,
      Function<String, Optional<Noun>> noun,
      UnaryOperator<String> advice) {
    String name = value.text().filter(NamesAsNouns::isName).orElse("");
    String place = "%s line %d: organisation.%s: ".formatted(value.file(), value.line(), key);
    return noun.apply(name).map(it -> place + it.inSmallLetters(name) + ". " + advice.apply(name));
  }

  private static boolean isName(String name) {
    return name.chars().anyMatch(Character::isUpperCase)
        && NounPhrase.withoutArticle(name).equals(name);
  }

  private String ofBrand(String name) {
    return "A text about others that begins a sentence with it would name you; take it out of brands, and"
        + " write a rule: "
        + query(name);
  }

  private String query(String name) {
    String query = shared.own(List.of()).narrowed(name);
    return query == null ? "exact:\"" + name + "\" IF (other signs of you)" : query;
  }
}
