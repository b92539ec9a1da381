package org.vigie.standalone.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.WatchItem.ReleaseText;

class SubjectsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The Wader Fund counts. Who pays the Wader Fund? | Wader Fund",
        "en | Jane Wren, director of works, counts. Who pays Jane Wren? | ''",
        "en | We pay Hamburg and Leipzig. We like Hamburg and Leipzig. | ''",
        "en | OTTERY, 3 March 2026. A marsh is wet. In OTTERY it rains. | ''",
        "en | Urgent repairs. The urgent repairs must wait. | urgent repairs",
        "en | Wait seven autumns. Then seven autumns more. | ''",
        "de | Das kostet 3 Millionen Euro. Wer zahlt 3 Millionen Euro? | ''",
        "fr | Les tourbières asséchées brûlent. Ces tourbières asséchées fument. | tourbières asséchées",
        "fr | Elle peut aujourd'hui chanter. Aujourd'hui elle chante aujourd'hui. | ''",
      })
  void areNamesAndPhrasesThatAreRepeatedAndNoQuantitiesAndPlaces(
      String language, String text, String expected) {
    var release = new ReleaseText(language, text.substring(0, text.indexOf('.')), text);
    var words = new ReleaseWords(List.of(release));

    List<Proposal> proposals =
        new Subjects(words, List.of(release), List.of()).proposals(new HashSet<>());

    assertThat(proposals)
        .extracting(Proposal::name)
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }
}
