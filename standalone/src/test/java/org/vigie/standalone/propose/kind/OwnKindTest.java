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
        "de | Über uns: Fenwater ist eine Hochschule in Bremen. | university",
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
  @CsvSource({"River Hospital Trust, hospital", "River Trust, company"})
  void ourNameInATranslationSaysWhatWeAre(String translated, String kind) {
    ReleaseText text = text("en", "About us: Azienda Ospedaliera Fenwater is a hospital.");
    List<String> names = List.of("Azienda Ospedaliera Fenwater", translated);

    assertThat(new OwnKind(List.of(text), names).guess()).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, Musées de Corvenay, museum",
    "fr, Les Hôpitaux de l'Orvelle, hospital",
    "de, Kliniken Lohringen, hospital",
    "en, Libraries of Fenwater,",
    "fr, Maison des Associations,",
    "en, Union des campings familiaux,",
  })
  void aNameCanBeginWithAPlural(String language, String name, @Nullable String kind) {
    assertThat(new OwnKind(List.of(text(language, "")), List.of(name)).guess())
        .isEqualTo(Optional.ofNullable(kind));
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
        "About us: Fenwater is a team of 40 engineers.",
        "About us: Fenwater is a trust.",
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
  void theOtherTextsDecide() {
    ReleaseText german = text("de", "Über uns: Fenwater ist ein gemeinnütziger Verein.");
    ReleaseText english = text("en", "About us: Fenwater is a charity.");
    ReleaseText wrong = text("fr", "À propos : Fenwater est un musée.");

    assertThat(own(german, wrong).guess()).isEmpty();
    assertThat(own(german, wrong, english).guess()).contains("ngo");
  }

  @Test
  void theNameComesFirst() {
    ReleaseText text = text("en", "About us: the Sailing Museum is a charity.");

    assertThat(new OwnKind(List.of(text), List.of("Sailing Museum")).guess()).contains("museum");
  }

  @ParameterizedTest
  @CsvSource({
    "A ward opens. The hospital says so., hospital",
    "A ward opens. The university says so., university",
    "A ward opens. The museum says so., ''",
    "A ward opens., ''",
  })
  void theTextDecidesBetweenTheKindsInOurName(String news, String kind) {
    ReleaseText text = new ReleaseText("en", "News", news);

    assertThat(
            new OwnKind(List.of(text), List.of("Fenwater University Hospital")).guess().orElse(""))
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | It is what the housing charity Fenwater says. | ngo | housing charity",
        "en | A museum and the housing charity Fenwater are glad. | ngo | housing charity",
        "en | The hospital charity Fenwater is glad. | ngo | hospital charity",
        "en | The drivers' union Fenwater is glad. | union | drivers' union",
        "de | Der Keks- und Waffelhersteller Fenwater freut sich. | company | Waffelhersteller",
        "de | Der französische Waffelhersteller Fenwater freut sich. | company | Waffelhersteller",
        "fr | L'association de consommateurs Fenwater est là. | ngo | association de consommateurs",
        "fr | Le fabricant d'ascenseurs Fenwater est là. | company | fabricant d'ascenseurs",
        "nl | Ashwell, 3 maart – Pindakaasfabrikant Fenwater is blij. | company | Pindakaasfabrikant",
      })
  void thePhraseBeforeOurNameSaysWhatWeAre(
      String language, String news, String kind, String phrase) {
    OwnKind own = own(new ReleaseText(language, "News", news));

    assertThat(own.guess()).contains(kind);
    assertThat(own.phrases(kind)).containsExactly(phrase);
    assertThat(own.phrases("school")).isEmpty();
  }

  @Test
  void aPlainNounCountsIfItIsThereTwice() {
    ReleaseText once = new ReleaseText("en", "News", "The charity Fenwater is glad.");
    ReleaseText again = new ReleaseText("de", "News", "Der Verein Fenwater freut sich.");

    assertThat(own(once).guess()).isEmpty();
    assertThat(own(once, again).guess()).contains("ngo");
    assertThat(own(once, again).phrases("ngo")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The friends of Fenwater are glad.",
        "en | The fine museum of Fenwater is glad.",
        "en | A fine museum and Fenwater are glad.",
        "en | She went to the fine museum. Fenwater is glad.",
        "en | She left the fine museum, Fenwater is glad.",
        "en | Today warns housing charity Fenwater.",
        "en | The big bright noisy happy museum Fenwater is glad.",
        "en | The city council chose Fenwater.",
        "en | The school Fenwater built opens today.",
        "en | The University of Leeds spinout Fenwater is glad.",
        "fr | Le musée de Fenwater s'en réjouit.",
        "fr | L'association de la Fenwater s'en réjouit.",
        "fr | Le ministère de la ville soutient Fenwater.",
        "de | Das Stadtmuseum der Fenwater freut sich.",
        "de | Gestern hat das Ministerium Fenwater ausgezeichnet.",
      })
  void otherWordsBeforeOurNameSayNothing(String language, String news) {
    assertThat(own(new ReleaseText(language, "News", news)).guess()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | About us: Fenwater was founded in 1974. The company employs 40 people. | company",
        "fr | À propos : Fenwater construit des ascenseurs. L'entreprise a 40 ans. | company",
        "de | Über uns: Fenwater mahlt Mehl. Das Familienunternehmen hat 40 Leute. | company",
        "en | About us: Fenwater was founded in 1974. The team is small. | ",
        "en | About us: Fenwater was founded in 1974. The museum of Ashwell is far. | ",
        "en | About us: Fenwater was founded in 1974. The museum, they say, is far. | ",
        "en | About us: Fenwater was founded in 1974. No museum is far. | ",
        "fr | À propos : Fenwater date de 1974. L'association des maires est loin. | ",
      })
  void aNounInsteadOfOurNameInTheStandingTextSaysWhatWeAre(
      String language, String standing, @Nullable String kind) {
    assertThat(own(text(language, standing)).guess()).isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void theContactIsNotTheNews() {
    ReleaseText text =
        text(
            "en",
            "Press contact: the news agency Fenwater, press@fenwater.example, +44 20 0000 0000");

    assertThat(own(text).guess()).isEmpty();
    assertThat(own(text).phrases("agency")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Groupe hospitalier Fenwater, hospital",
    "Fenwater Trust, ''",
    "Team Fenwater, ''",
    "Fenwater Museum School, ''",
    "Verein Fenwater, ngo"
  })
  void ofTheNameOnlyTheWordsThatSayItCount(String name, String kind) {
    assertThat(new OwnKind(List.of(), List.of(name)).guess().orElse("")).isEqualTo(kind);
  }

  private static OwnKind own(ReleaseText... texts) {
    return new OwnKind(List.of(texts), List.of("Fenwater"));
  }

  private static ReleaseText text(String language, String standing) {
    return new ReleaseText(language, "News", NEWS + "\n\n" + standing + "\n");
  }
}
