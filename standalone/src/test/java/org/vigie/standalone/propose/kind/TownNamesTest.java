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
        "Ardane",
      })
  void anotherHospitalCanBeInOurTown(String name) {
    assertThat(queries("en", name)).isEmpty();
  }

  private static List<String> queries(String language, String name) {
    List<ReleaseText> texts =
        List.of(new ReleaseText(language, "", "Ardane, 3 March 2025. A ward opens."));
    return new TownNames(
            name, "hospital", texts, word -> !List.of("ardane", "berg", "rosa").contains(word))
        .queries();
  }
}
