package org.vigie.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.enrich.language.WordLists;

class OrdinaryWordsTest {
  @ParameterizedTest
  @CsvSource({
    "Apple, en",
    "Orange, fr",
    "Boulanger, fr",
    "Post, de",
    "Total, fr",
    "Shell, en",
    "Target, en",
    "Linde, de",
    "Allianz, de",
    "Telefónica, es",
    "Quercia, it"
  })
  void aNameCanBeAnOrdinaryWord(String name, String language) {
    assertThat(new OrdinaryWords(List.of(language)).languageOf(name)).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CeSIA",
        "Doctolib",
        "Danone",
        "Renault",
        "Siemens",
        "Michelin",
        "Decathlon",
        "Nestlé",
        "Vodafone",
        "Ikea",
        "Lufthansa",
        "Airbus",
        "Thales",
        "Sanofi",
        "Bosch",
        "Adidas",
        "Zalando",
        "Unicef",
        "Greenpeace",
        "Oxfam",
        "Capgemini",
        "Volkswagen",
        "Mapfre",
        "Repsol",
        "Enel",
        "Randstad",
        "Inditex",
        "Barilla",
        "Ferrero",
        "Petrobras",
        "Philips",
        "Heineken",
        "Spotify",
        "VISA",
        "eBay",
        "Carrefour Market"
      })
  void anInventedNameIsNone(String name) {
    assertThat(new OrdinaryWords(WordLists.LANGUAGES).languageOf(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Apple", "Orange"})
  void aWordOfAnotherLanguageIsNone(String name) {
    assertThat(new OrdinaryWords(List.of("pt", "el")).languageOf(name)).isEmpty();
  }
}
