package org.vigie.standalone.propose.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.WatchItem.ReleaseText;

class TownNamesTest {
  @ParameterizedTest
  @CsvSource({
    "en, Rosa Berg University Children's Hospital Ardane, Children's Hospital",
    "en, Ardane Children's Hospital, Children's Hospital",
    "en, Eye Hospital Ardane, Eye Hospital",
    "de, Universitäts-Kinderspital Rosa Berg Ardane, Kinderspital",
    "de, Kinderspital Ardane, Kinderspital",
    "fr, Hôpital pédiatrique d'Ardane, Hôpital pédiatrique",
    "fr, Hôpital pédiatrique Rosa Berg d'Ardane, Hôpital pédiatrique",
  })
  void ourTownStandsBesideTheNounForOurKind(String language, String name, String noun) {
    assertThat(queries(language, name))
        .containsExactly("stem:\"%s\" NEAR/1 exact:\"Ardane\"".formatted(noun));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hospital Ardane",
        "Hospital of Ardane",
        "Rosa Berg Hospital Ardane",
        "Children's Hospital Ardanella",
        "Children's Trust Ardane",
        "Hospital for Children Ardane",
        "Klinik für Kinder Ardane",
        "Children's Hospital of the Ardanes",
        "Ardane",
        "La Ardane",
      })
  void anotherHospitalCanBeInOurTown(String name) {
    assertThat(queries("en", name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Children's Hospital Ardane", "Ardane Children's Hospital"})
  void aDatelineCanBeInCapitals(String name) {
    assertThat(names(name, "ARDANE, 3 March 2025. A ward opens.").queries())
        .containsExactly("stem:\"Children's Hospital\" NEAR/1 exact:\"Ardane\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Hospital Rosa Ardanella Ardane, Hospital Rosa Ardanella",
    "Ardane Hospital Rosa Ardane, Hospital Rosa Ardane",
    "Ospedale Rosa Berg di Ardane, Ospedale Rosa Berg",
    "Hôpital Rosa Berg d’Ardane, Hôpital Rosa Berg",
  })
  void theRestOfANameStaysWhole(String name, String rest) {
    assertThat(names(name, "Ardane, 3 March 2025. A ward opens.").withoutTown())
        .containsExactly(rest);
  }

  private static List<String> queries(String language, String name) {
    return names(language, name, "Ardane, 3 March 2025. A ward opens.").queries();
  }

  private static TownNames names(String name, String text) {
    return names("en", name, text);
  }

  private static TownNames names(String language, String name, String text) {
    List<ReleaseText> texts = List.of(new ReleaseText(language, "", text));
    return new TownNames(
        name, "hospital", texts, word -> !List.of("ardane", "berg", "rosa").contains(word));
  }
}
