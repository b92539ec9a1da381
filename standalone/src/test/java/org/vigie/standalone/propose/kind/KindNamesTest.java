package org.vigie.standalone.propose.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.ReleaseText;

class KindNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hospital | Centre hospitalier des Deux-Rives | exact:\"CH des Deux-Rives\"",
        "hospital | Centre hospitalier universitaire d'Ardane | exact:\"CHU d'Ardane\"",
        "hospital | Universitair Ziekenhuis Ardane | exact:\"UZ Ardane\"",
        "museum | Regional Museum of Ardane | exact:\"RM of Ardane\"",
      })
  void wordsForOurKindAreAbbreviated(String kind, String name, String query) {
    assertThat(queries(kind, name, "")).contains(query);
  }

  @Test
  void initialsThatAReleaseExplainsHaveRulesOfTheirOwn() {
    var names =
        new KindNames(
            "Centre hospitalier de Ardane",
            List.of("CH"),
            "hospital",
            List.of(),
            _ -> false,
            _ -> false);

    assertThat(names.queries("@context")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Centre hospitalier des Deux-Rives, Deux-Rives",
    "Hôpital Val-Ardane, Val-Ardane",
    "Hospital of the Deux-Rives, Deux-Rives",
    "Ardane Hospital, Ardane",
  })
  void ourOwnNameStandsBesideOurKindInAnyLanguage(String name, String own) {
    assertThat(queries("hospital", name, ""))
        .endsWith(
            "@kind ONEAR/2 exact:\"%s\" IF @context".formatted(own),
            "exact:\"%s\" ONEAR/0 (clinic hospital) IF @context".formatted(own));
  }

  @Test
  void ourTownConfirmsOurOwnName() {
    String release = "Rives, le 3 mars 2025. Un nouveau service ouvre.";

    assertThat(queries("hospital", "Hôpital Val-Ardane", release))
        .containsExactly(
            "@kind ONEAR/2 exact:\"Val-Ardane\" IF (@context \"Rives\")",
            "exact:\"Val-Ardane\" ONEAR/0 (clinic hospital) IF (@context \"Rives\")");
  }

  @ParameterizedTest
  @CsvSource({
    "Rosa Berg Hospital, 0",
    "Rosa Berg Regional Hospital, 1",
    "Rosa Berg Regional Hospital Ardane, 1",
    "Ardane Rosa Berg Regional Hospital, 1",
    "Hôpital Rosa Berg, 0",
    "Hôpital Rosa Berg d'Ardane, 0",
  })
  void aPersonsNameIsFoundByTheSurnameToo(String name, int between) {
    assertThat(queries("hospital", name, "Ardane, le 3 mars 2025. Un service ouvre."))
        .containsExactly(
            "@kind ONEAR/2 exact:\"Rosa Berg\" IF (@context \"Ardane\")",
            "exact:\"Rosa Berg\" ONEAR/%d (clinic hospital) IF (@context \"Ardane\")"
                .formatted(between),
            "@kind ONEAR/2 exact:\"Berg\" IF (@context \"Ardane\")",
            "exact:\"Berg\" ONEAR/%d (clinic hospital) IF (@context \"Ardane\")"
                .formatted(between));
  }

  @Test
  void aTownInOurOwnNameConfirmsNothing() {
    assertThat(queries("hospital", "Hôpital Rosa Ardane", "Ardane, le 3 mars 2025. Un service."))
        .containsExactly(
            "@kind ONEAR/2 exact:\"Rosa Ardane\" IF @context",
            "exact:\"Rosa Ardane\" ONEAR/0 (clinic hospital) IF @context");
  }

  @ParameterizedTest
  @CsvSource({
    "'Ardane, le 3 mars 2025. Un nouveau service ouvre.', the dateline",
    "'Un nouveau service ouvre pour les habitants de Ardane.', a place outside our name",
  })
  void othersAreInOurTownToo(String text, String why) {
    assertThat(queries("hospital", "Centre hospitalier de Ardane", text))
        .as(why)
        .containsExactly("exact:\"CH de Ardane\"");
  }

  @ParameterizedTest
  @CsvSource({
    "hospital, Ardane",
    "hospital, Hôpital",
    "hospital, Les Amis de la Rivière",
    "hospital, Hôpital de la Rivière",
    "hospital, Rivière Hôpital",
    "museum, Ardane Museum of the Rivière",
    "school, Escola de Medicina Verde da Ardane",
  })
  void otherNamesStandAlone(String kind, String name) {
    assertThat(queries(kind, name, "")).isEmpty();
  }

  @Test
  void wordsForOurKindAreInAllLanguagesAndEndCompounds() {
    assertThat(KindNames.words("hospital"))
        .isEqualTo(
            "(stem:(chu clinic clínica clinique hôpital hospital hospitalier kliniek klinik klinikum"
                + " krankenhaus ospedale policlinico spital ziekenhuis)"
                + " *kliniek *klinik *klinikum *krankenhaus *spital *ziekenhuis)");
    assertThat(KindNames.words("company")).contains("*hersteller").doesNotContain("*firma");
  }

  @Test
  void withoutReleasesThereAreStillNames() {
    String name = "Hôpital Val-Ardane";

    assertThat(
            new KindNames(name, List.of(), "hospital", List.of(), _ -> false, _ -> false)
                .queries("@context"))
        .hasSize(2);
  }

  @Test
  void ourOwnNameBesideOurKindIsLeftOutIfNothingConfirmsIt() {
    var names =
        new KindNames(
            "University of Ardane", List.of(), "university", List.of(), _ -> false, _ -> false);

    assertThat(names.queries(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Orvenna, 2", "Sarvena, 0"})
  void aWordThatIsOurDomainIsNoPlace(String own, int queries) {
    String release = "Rives, le 3 mars. L'hôpital universitaire de %s a cent lits.".formatted(own);
    var names =
        new KindNames(
            own + " University Hospital",
            List.of(),
            "hospital",
            List.of(new ReleaseText("fr", "", release)),
            word -> !List.of("orvenna", "sarvena").contains(word),
            "Orvenna"::equals);

    assertThat(names.queries("@context")).hasSize(queries);
  }

  private static List<String> queries(String kind, String name, String text) {
    return new KindNames(
            name,
            List.of(),
            kind,
            List.of(new ReleaseText("fr", "", text)),
            word -> !List.of("ardane", "berg", "rives", "rosa", "val").contains(word),
            "Orvenna"::equals)
        .queries("@context");
  }
}
