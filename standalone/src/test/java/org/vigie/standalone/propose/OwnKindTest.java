package org.vigie.standalone.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;

class OwnKindTest {
  private static final String NEWS =
      "Fenwater is a school. " + "The dam of Ashwell will go. ".repeat(9);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | About us: Fenwater is an independent charity that runs a museum. | ngo",
        "en | About us: founded in 1987, Fenwater (FWR) is a museum in Ashwell. | museum",
        "en | About us: Fenwater is a network of some 40 local charities. | ngo",
        "en | About us: Fenwater is a federation of unions. | union",
        "fr | À propos : Fenwater est une association loi 1901. | ngo",
        "fr | À propos : Fenwater est une fédération de 86 associations. | ngo",
        "fr | À propos : Fenwater est un musée de l'Ain. | museum",
        "de | Über uns: Fenwater ist ein Kinderkrankenhaus in Bremen. | hospital",
        "de | Über uns: Fenwater ist ein Bündnis aus 40 Umweltverbänden. | ngo",
        "es | Sobre nosotros: Fenwater es una fundación privada. | ngo",
        "it | Informazioni su di noi: Fenwater è un museo. | museum",
        "nl | Over ons: Fenwater is een stichting die een museum beheert. | ngo",
        "pt | Sobre nós: A Fenwater é uma rede de associações. | ngo",
      })
  void theStandingTextSaysWhatWeAre(String language, String standing, String kind) {
    assertThat(new OwnKind(List.of(text(language, standing)), List.of("Fenwater", "FWR")).guess())
        .contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "About us: Fenwater is not a charity.",
        "About us: Fenwater has a museum.",
        "About us: Fenwater is one museum of many.",
        "About us: Fenwater is owned by a museum.",
        "About us: Fenwater is a friend of the museum.",
        "About us: Fenwater is a hospital charity.",
        "About us: Fenwater is a network of hospitals.",
        "About us: Fenwater is a federation.",
        "About us: Fenwater is a network; charities love it.",
        "About us: Fenwater is a pioneer; museum lovers know it.",
        "About us: Fenwater is a group.",
        "About us: Fenwater helps the poor. Ashwell is a museum.",
        "About us: Fenwater brings together 40 charities.",
        "The Fenwater is a museum.",
      })
  void otherWordsSayNoKind(String standing) {
    assertThat(new OwnKind(List.of(text("en", standing)), List.of("Fenwater")).guess()).isEmpty();
  }

  @Test
  void aNetworkByNameIsOfTheKindOfItsMembers() {
    ReleaseText text = text("en", "About us: the Fenwater Alliance brings together 86 charities.");

    assertThat(new OwnKind(List.of(text), List.of("Fenwater Alliance")).guess()).contains("ngo");
    assertThat(new OwnKind(List.of(), List.of("Federation of Rivers")).guess()).isEmpty();
  }

  @Test
  void aNounWithSeveralMeaningsIsDecidedByTheOtherTexts() {
    ReleaseText german = text("de", "Über uns: Fenwater ist ein gemeinnütziger Verein.");
    ReleaseText english = text("en", "About us: Fenwater is an association.");

    assertThat(new OwnKind(List.of(german), List.of("Fenwater")).guess()).isEmpty();
    assertThat(new OwnKind(List.of(german, english), List.of("Fenwater")).guess()).contains("ngo");
  }

  @Test
  void theNameComesFirst() {
    ReleaseText text = text("en", "About us: the Sailing Museum is a charity.");

    assertThat(new OwnKind(List.of(text), List.of("Sailing Museum")).guess()).contains("museum");
  }

  private static ReleaseText text(String language, String standing) {
    return new ReleaseText(language, "News", NEWS + "\n\n" + standing + "\n");
  }
}
