package org.vigie.enrich.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.overlap.NameUses.Use;

class NameUsesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | They met in Oriel. | true",
        "en | They sail around the hills of the Oriel. | true",
        "en | Oriel sails on. | false",
        "en | She is the director of Oriel. | false",
        "en | They went in: Oriel sailed on. | false",
        "it | Le montagne della Oriel sono alte. | true",
        "de | Der Oriel senkt die Preise. | false",
        "pt | A Oriel abre uma loja. | false",
      })
  void aNameIsAPlaceBehindAPreposition(String language, String text, boolean isPlace) {
    assertThat(NameUses.uses("Oriel", text, language))
        .singleElement()
        .extracting(Use::isPlace)
        .isEqualTo(isPlace);
  }
}
