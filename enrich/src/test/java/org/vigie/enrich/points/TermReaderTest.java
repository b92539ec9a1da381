package org.vigie.enrich.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.numbers.NumberSpellings;
import org.vigie.enrich.text.Tokens;

class TermReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | lundi 17 mars, 31 lits | #31",
        "en | on Monday, March 17, 31 beds | #31",
        "es | el 17 de marzo, 31 camas | #31",
        "de | am Montag, dem 17. März, 31 Betten | #31",
        "fr | 17 % en mars | #17%",
      })
  void leavesOutDaysOfDates(String language, String text, String number) {
    assertThat(read(language, text))
        .contains(number)
        .noneMatch(key -> key.equals("#17"))
        .noneMatch(key -> key.startsWith("lundi") || key.startsWith("mon"));
  }

  private static List<String> read(String language, String text) {
    var reader = new TermReader(language, NumberSpellings.of(language));
    return reader.read(text, Tokens.of(text), _ -> true).stream().map(Term::key).toList();
  }
}
