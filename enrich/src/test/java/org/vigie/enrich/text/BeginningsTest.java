package org.vigie.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningsTest {
  @ParameterizedTest
  @CsvSource({
    "transport, transporte",
    "fermer, fermeture",
    "telephone, telefono",
    "metaphore, metafora",
    "physique, fisica",
    "theatre, teatro"
  })
  void wordsOfOneFamilyBeginAlike(String one, String other) {
    assertThat(Beginnings.of(one)).isEqualTo(Beginnings.of(other));
  }

  @ParameterizedTest
  @CsvSource({"telepathie, telefono", "fermier, fromage"})
  void othersDoNot(String one, String other) {
    assertThat(Beginnings.of(one)).isNotEqualTo(Beginnings.of(other));
  }
}
