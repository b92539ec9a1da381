package org.vigie.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameEndingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Hafelring | Hafelrings Hafelringes",
        "de | Konsora | Konsoras",
        "de | BUND | ''",
        "de | Hafel Ring | ''",
        "fr | Hafelring | ''",
      })
  void aNameGetsTheEndingsThatCanFollowIt(String language, String name, String forms) {
    List<String> expected = forms.isEmpty() ? List.of() : List.of(forms.split(" "));

    assertThat(NameEndings.of(name, language)).containsExactlyInAnyOrderElementsOf(expected);
  }
}
