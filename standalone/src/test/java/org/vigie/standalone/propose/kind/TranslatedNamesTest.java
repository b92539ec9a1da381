package org.vigie.standalone.propose.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;

class TranslatedNamesTest {
  @ParameterizedTest
  @CsvSource({
    "de, Das Universitäts-Kinderspital Rosa Berg Ardane hat 20 Betten., Kinderspital Rosa Berg Ardane",
    "de, Ein Kind kam ins Spital Rosa Berg in Ardane., Spital Rosa Berg in Ardane",
    "fr, L'hôpital Rosa Berg d'Ardane a 20 lits., hôpital Rosa Berg d'Ardane",
    "en, The Rosa Berg Hospital Ardane has 20 beds., Rosa Berg Hospital Ardane",
  })
  void aTranslationHasAnotherNoun(String language, String text, String name) {
    assertThat(names("Rosa Berg Children's Hospital Ardane", language, text)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das Spital in Ardane öffnet.",
        "Das Spital dankt Rosa Berg, Ardane.",
        "Rosa Berg aus Ardane kam.",
        "Rosa Berg ist das Spital Ardane.",
      })
  void otherTextsHaveNoName(String text) {
    assertThat(names("Rosa Berg Hospital Ardane", "de", text)).isEmpty();
  }

  @Test
  void theNounOfOurNameIsNoProperName() {
    var names =
        new TranslatedNames(
                "Universitätsklinikum Rosa Berg", "hospital", word -> false, word -> false)
            .in(
                List.of(
                    new ReleaseText("de", "", "Das Universitätsklinikum Rosa Berg öffnet."),
                    new ReleaseText("en", "", "The Rosa Berg University Hospital opens.")));

    assertThat(names)
        .containsExactly("Universitätsklinikum Rosa Berg", "Rosa Berg University Hospital");
  }

  @Test
  void oneProperNameCanBeWhereWeAre() {
    assertThat(names("Hospital Ardane", "de", "Das Spital Ardane öffnet.")).isEmpty();
  }

  @Test
  void oneProperNameIsOursIfItIsOurDomain() {
    String text = "L'hôpital d'Orvenna ouvre.";

    assertThat(names("Orvenna Hospital", "fr", text)).containsExactly("hôpital d'Orvenna");
  }

  private static List<String> names(String name, String language, String text) {
    return new TranslatedNames(
            name,
            "hospital",
            word -> !List.of("ardane", "berg", "orvenna", "rosa").contains(word),
            "orvenna"::equals)
        .in(List.of(new ReleaseText(language, "", text)))
        .toList();
  }
}
