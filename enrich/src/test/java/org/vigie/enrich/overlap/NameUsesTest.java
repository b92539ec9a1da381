package org.vigie.enrich.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.overlap.NameUses.Use;
import org.vigie.events.WatchItem.ReleaseText;

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
        "de | Das sagt der Oriel. | false",
        "de | Sie mähen die Wiesen der Oriel. | true",
        "de | Auch der Oriel senkt die Preise. | false",
        "de | Sie mähen. Auch der Oriel mäht. | false",
        "fr | Ce sont les Amis de la Oriel. | true",
        "pt | A Oriel abre uma loja. | false",
      })
  void aNameIsAPlaceBehindAPreposition(String language, String text, boolean isPlace) {
    assertThat(NameUses.uses("Oriel", text, language))
        .singleElement()
        .extracting(Use::isPlace)
        .isEqualTo(isPlace);
  }

  @Test
  void aPlaceInANameIsNotSoughtInOtherFormsOfTheName() {
    var text = new ReleaseText("de", "Boote", "Ein Boot des Bundes Hafel Oriel fährt in Oriel.");

    assertThat(NameUses.isPlaceInName("Oriel", "Bund Hafel Oriel", List.of(text))).isTrue();
    assertThat(NameUses.isPlaceInName("Hafel", "Hafel Oriel", List.of(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORIEL, 2 December 2026 - The Baken Oriel opens the lighthouse of Oriel. | true",
        "ORIEL, 2 December 2026 - The Baken Oriel opens. | false",
        "Oriel, the Baken Oriel says, is a lighthouse of Oriel. | false",
        "Oriel on Monday, 2 December 2026, opened the lighthouse of Oriel. | false",
      })
  void aDatelineSaysNothingAgainstAPlace(String text, boolean isPlace) {
    var release = new ReleaseText("en", "Lights", text);

    assertThat(NameUses.isPlaceInName("Oriel", "Baken Oriel", List.of(release))).isEqualTo(isPlace);
  }
}
