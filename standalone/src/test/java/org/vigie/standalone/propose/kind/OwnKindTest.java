package org.vigie.standalone.propose.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    // why: a Verein is more often an association than a football club.
    assertThat(new OwnKind(List.of(german), List.of("Fenwater")).guess()).contains("ngo");
    assertThat(new OwnKind(List.of(german, english), List.of("Fenwater")).guess()).contains("ngo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | It is what the charity Fenwater says. | ngo | ",
        "en | It is what the housing charity Fenwater says. | ngo | housing charity",
        "en | Ashwell, 3 March – Muesli maker Fenwater is glad. | company | Muesli maker",
        "en | A museum and the housing charity Fenwater are glad. | ngo | housing charity",
        "en | The drivers' union Fenwater is glad. | union | drivers' union",
        "de | Der Keks- und Waffelhersteller Fenwater freut sich. | company | Waffelhersteller",
        "fr | L'association de consommateurs Fenwater s'en réjouit. | ngo | association de consommateurs",
        "fr | La fédération Fenwater s'en réjouit. | ngo | fédération",
        "nl | Vakbond Fenwater is blij. | union | ",
      })
  void theNounBeforeOurNameSaysWhatWeAre(
      String language, String news, String kind, @Nullable String noun) {
    var own = new OwnKind(List.of(new ReleaseText(language, "News", news)), List.of("Fenwater"));

    assertThat(own.guess()).contains(kind);
    assertThat(own.nouns()).isEqualTo(noun == null ? List.of() : List.of(noun));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The friends of Fenwater are glad.",
        "en | The museum of Fenwater is glad.",
        "en | A museum and Fenwater are glad.",
        "en | She went to the museum. Fenwater is glad.",
        "en | The museum that we and our many old friends Fenwater built is glad.",
        "fr | Le musée de Fenwater s'en réjouit.",
        "de | Das Museum der Fenwater freut sich.",
        "de | Das freut die Fenwater.",
      })
  void otherWordsBeforeOurNameSayNothing(String language, String news) {
    var own = new OwnKind(List.of(new ReleaseText(language, "News", news)), List.of("Fenwater"));

    assertThat(own.guess()).isEmpty();
    assertThat(own.nouns()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | About us: Fenwater was founded in 1974. The company employs 40 people. | company",
        "fr | À propos : Fenwater construit des ascenseurs. L'entreprise a 40 ans. | company",
        "de | Über uns: Fenwater mahlt Mehl. Das Familienunternehmen hat 40 Leute. | company",
        "en | About us: Fenwater was founded in 1974. The museum of Ashwell is far. | ",
        "fr | À propos : Fenwater date de 1974. L'association des maires est loin. | ",
      })
  void aNounForOurNameInTheStandingTextSaysWhatWeAre(
      String language, String standing, @Nullable String kind) {
    ReleaseText text =
        new ReleaseText(
            language, "News", "The dam will go. ".repeat(12) + "\n\n" + standing + "\n");
    var own = new OwnKind(List.of(text), List.of("Fenwater"));

    assertThat(own.guess()).isEqualTo(Optional.ofNullable(kind));
    assertThat(own.nouns()).isEmpty();
  }

  @Test
  void theContactIsNotTheNews() {
    ReleaseText text =
        text(
            "en", "Press contact: press agency Fenwater, press@fenwater.example, +44 20 0000 0000");

    assertThat(new OwnKind(List.of(text), List.of("Fenwater")).guess()).isEmpty();
  }

  @Test
  void mostNounsDecide() {
    ReleaseText text =
        text(
            "fr",
            "À propos : l'Institut Fenwater est un établissement public. L'institut a 40 ans.");
    ReleaseText english = new ReleaseText("en", "News", "The research institute Fenwater is glad.");

    assertThat(new OwnKind(List.of(text, english), List.of("Fenwater")).guess())
        .contains("institute");
  }

  @ParameterizedTest
  @CsvSource({
    "Groupe hospitalier Fenwater, hospital",
    "Fenwater Trust, ''",
    "Fenwater Verein, ngo"
  })
  void ofTheNameTheWordWithOneMeaningCounts(String name, String kind) {
    assertThat(new OwnKind(List.of(), List.of(name)).guess().orElse("")).isEqualTo(kind);
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
