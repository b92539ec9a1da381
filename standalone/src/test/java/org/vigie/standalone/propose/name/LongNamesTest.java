package org.vigie.standalone.propose.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.standalone.propose.ReleaseWords;

class LongNamesTest {
  private static final ReleaseText ORIGINAL =
      new ReleaseText(
          "fr", "Un barrage", "L’Alliance pour les rivières, les poissons et la santé (ARPS) rit.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The Health and River Alliance (ARPS) sang. | Health and River Alliance",
        "en | On Monday, the Alliance for Rivers, Fish and Health (ARPS) sang. | Alliance for Rivers, Fish and Health",
        "en | It was Jane Wren of the Alliance for Rivers and Health (ARPS). | Alliance for Rivers and Health",
        "en | The Alliance (ARPS, the Alliance for Rivers and Health) sang. | Alliance for Rivers and Health",
        "en | So ARPS (Alliance for Rivers and Health) sang. | Alliance for Rivers and Health",
        "en | The Anglers of Rainy Places (ARPS) and the Airy Red Pike Society (ARPS) sang. | Airy Red Pike Society",
        "de | Das Flussbündnis für Gesundheit (ARPS) sang. | Flussbündnis für Gesundheit",
        "es | La Alianza de los Ríos y la Salud (ARPS) cantó. | Alianza de los Ríos y la Salud",
      })
  void aTranslationExplainsOurAcronym(String language, String text, String name) {
    assertThat(found(language, text)).contains(name).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“No”, says Jane Wren (ARPS).",
        "The river minister, Jane Wren (ARPS), sang.",
        "The song of ARPS (Ashwell, Jane Wren) is long.",
        "The song of ARPS (Jane Wren and Rivers of Health) is long.",
        "The minister for Health (ARPS) sang.",
        "The river health (ARPS) sang.",
        "The Merry airy Red Pike Society (ARPS) sang.",
        "A Record of Pink Socks (ARP) sang.",
        "The Alliance. (ARPS) The Health and River Alliance (ARPT) sang.",
      })
  void othersBesideTheAcronymAreNotUs(String text) {
    assertThat(found("en", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | A study by the Calver Alliance for Boats and Sails (Segelo) is out. | Calver Alliance for Boats and Sails",
        "en | So sang Segelo (Calver Sailing Club). | Calver Sailing Club",
        "en | In Ashwell the Friendly Museum of Sails (Segelo) sang. | Friendly Museum of Sails",
        "en | The Association for the Old Centre (Segelo) sang. | Association for the Old Centre",
        "en | The Association for the Centre (Segelo) sang. | Association for the Centre",
        "en | With Jane Wren, Sailing Club Calver (Segelo) sang. | Sailing Club Calver",
        "en | Calver City Council#Sailing Club Calver (Segelo) sang. | Sailing Club Calver",
        "de | Die Bootsgenossenschaft Calver (Segelo) singt. | Bootsgenossenschaft Calver",
      })
  void aNameBesideOursSaysWhatWeAre(String language, String text, String name) {
    assertThat(besideSegelo(language, text, "")).isEmpty();
    assertThat(besideSegelo(language, text, "The " + name + " is old.")).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | “No”, says Jane Wren (Segelo). | Jane Wren",
        "en | The minister for Boats (Segelo) sang. | minister for Boats",
        "en | Members of the club (Segelo) sang. | club",
        "en | The Friends of the Museum of Sails (Segelo) sang. | Museum of Sails",
        "fr | Les Amis du Musée des Voiles (Segelo) chantent. | Musée des Voiles",
        "es | Los Amigos de la Fundación Vela (Segelo) cantan. | Fundación Vela",
        "en | The Club, with all its boats (Segelo), sang. | Club",
        "en | Now Segelo (Jane Wren, Sailing Club Ashwell) sings. | Sailing Club Ashwell",
      })
  void othersBesideAWordAreNotUs(String language, String text, String other) {
    assertThat(besideSegelo(language, text, "We like the " + other + ".")).isEmpty();
  }

  private static List<String> besideSegelo(String language, String news, String standing) {
    Map<String, String> headings =
        Map.of(
            "en", "About us", "de", "Über uns", "fr", "À propos de nous", "es", "Sobre nosotros");
    String text =
        news.replace('#', '\n') + "\n\nOk.\n\n" + headings.get(language) + "\n\n" + standing;
    var words = new ReleaseWords(List.of(new ReleaseText(language, "Segelo", text)));
    return new LongNames(words, List.of("Segelo")).beside("Segelo");
  }

  @Test
  void whatEndsWithAKnownNameIsNoOther() {
    var text = "Die Steilmattenumfrage des Bundes Steilmatten Calven (BSMC) ist da.";
    var words = new ReleaseWords(List.of(new ReleaseText("de", "Matten", text)));

    assertThat(new LongNames(words, List.of("Bund Steilmatten Calven")).beside("BSMC")).isEmpty();
  }

  @Test
  void aHeadingIsNoPartOfAName() {
    assertThat(found("en", "River Fish\n\nHealth and River Alliance (ARPS) sang."))
        .contains("Health and River Alliance")
        .noneMatch(name -> name.contains("Fish"));
  }

  @Test
  void theSameWordIsOursAndSoIsOneOfItsFamily() {
    var text = new ReleaseText("es", "Noticias", "El Club Oise (BDO) y la Cristalina Oise (CDO).");
    var words = new ReleaseWords(List.of(text));

    assertThat(new LongNames(words, List.of("Boules de l'Oise")).beside("BDO"))
        .containsExactly("Club Oise");
    assertThat(new LongNames(words, List.of("Cristallerie de l'Oise")).beside("CDO"))
        .containsExactly("Cristalina Oise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Aripol | en | It was the Alliance for River Policy (Aripol). | Alliance for River Policy",
        "CeRiSA | fr | Selon le Centre des rivières de la Saône (CeRiSA), oui. | Centre des rivières de la Saône",
        "Aredesal | es | La Agencia Regional del Agua y la Desalación (Aredesal) paga. | Agencia Regional del Agua y la Desalación",
      })
  void anAcronymHasBeginningsOfWords(String acronym, String language, String text, String name) {
    var words = new ReleaseWords(List.of(new ReleaseText(language, "News", text)));

    assertThat(new LongNames(words, List.of(acronym)).beside(acronym)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Said Ann Lee Policy (Aripol).",
        "A River Policy for Ashwell (Aripool).",
        "Then Aripolina Wren (Aripol) sang.",
        "Then Ari Polanski (Aripol) sang."
      })
  void lettersInNoOrderAreNoAcronym(String text) {
    var words = new ReleaseWords(List.of(new ReleaseText("en", "News", text)));

    assertThat(new LongNames(words, List.of("Aripol")).beside("Aripol")).isEmpty();
  }

  @Test
  void twoInitialsAreNoProof() {
    var words = new ReleaseWords(List.of(new ReleaseText("en", "News", "Jane Wren (JW) sang.")));

    assertThat(new LongNames(words, List.of("Joy of Water")).beside("JW")).isEmpty();
  }

  /** Returns the names that only the second text has. */
  private static List<String> found(String language, String text) {
    var words = new ReleaseWords(List.of(ORIGINAL, new ReleaseText(language, "A dam", text)));
    String name = "Alliance pour les rivières, les poissons et la santé";
    return new LongNames(words, List.of(name, "ARPS"))
        .beside("ARPS").stream().filter(each -> !each.equals(name)).toList();
  }
}
