package org.vigie.standalone.propose.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.ReleaseText;

class ExplainedNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | La Fédération boulangère de l'Oise chante.#À propos de la Fédération boulangère de l'Oise#Elle est là. | Fédération boulangère de l'Oise",
        "de | Der Flughafen Tollerby schläft.#Über den Flughafen Tollerby#Er ist da. | Flughafen Tollerby",
        "en | The Oise Bakers sing.#About the Oise Bakers#They are here. | Oise Bakers",
        "pt | A ADA – Associação da Água do Norte, de Braga, canta.#A Associação da Água do Norte dança. | Associação da Água do Norte",
        "fr | ADA – Association des eaux, à Lyon.#L'Association des eaux chante. | Association des eaux",
      })
  void aReleaseSaysWhoWeAre(String language, String text, String name) {
    assertThat(found(language, text)).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | La Fédération chante.#À propos de nous#Elle est là.",
        "fr | La Fédération chante.#À propos de la Ligue des eaux#Elle est là.",
        "fr | Le Service de Presse est ouvert. Au Service de Presse, oui.#À propos#Rien.",
        "en | A record. About half of them sang. Half of them sang.",
        "en | ADA – Jane Wren, of Ashwell, sang.",
        "en | Press contact: Jane Wren#Jane Wren sang.",
        "en | The new dam was opened on Monday by Mayor Anna Berg#Mayor Anna Berg sang.",
        "pt | ADA – a associação canta e a associação dança, em Braga.",
        "en | ADA – Jane Wren, of Ashwell.#Jane Wren sang.",
        "pt | ADA – Associação que canta, em Braga.",
      })
  void othersAndClausesAreNoNames(String language, String text) {
    assertThat(found(language, text)).isEmpty();
  }

  private static List<String> found(String language, String text) {
    var release = new ReleaseText(language, "Title", text.replace("#", "\n\n"));
    return ExplainedNames.in(release).find(List.of("ADA"));
  }
}
