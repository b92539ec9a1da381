package org.vigie.enrich.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.enrich.text.Tokens;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "Millionen Euro, de, true",
    "Prozent heller, de, true",
    "quatre hôpitaux, fr, true",
    "cuarenta verduras, es, true",
    "six months, en, true",
    "urgent repairs, en, false",
    "bus gratuit, fr, false",
    "Northmere Laboratory, en, false",
  })
  void knowsAQuantity(String phrase, String language, boolean expected) {
    assertThat(Numbers.isQuantity(phrase, language)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | 46 000 personnes | 46000",
        "fr | 46\u00a0000 | 46000",
        "fr | 46\u202f000 | 46000",
        "de | 46.000 Euro | 46000",
        "en | 46,000 people | 46000",
        "de | 46’000 Franken | 46000",
        "en | 46k | 46000",
        "en | 1,234,567 | 1234567",
        "fr | 4,6 millions d'euros | 4600000",
        "en | 4.6 million | 4600000",
        "de | 4,6 Mio. Euro | 4600000",
        "en | 2.3bn | 2300000000",
        "fr | 3,1 % des patients | 3.1",
        "fr | vingt-deux conducteurs | 22",
        "fr | trente et un établissements | 31",
        "fr | deux cent dix millions | 210000000",
        "fr | douze mille quatre cents | 12400",
        "en | eighty-six | 86",
        "en | a hundred and twenty places | 120",
        "de | zweiundzwanzig Fahrer | 22",
        "es | treinta y un colegios | 31",
        "it | ventidue autisti | 22",
        "it | un milione e trecentomila euro | 1300000",
        "it | un milione trecentomila euro | 1300000",
        "pt | vinte e dois | 22",
        "nl | tweeëntwintig | 22",
      })
  void readsANumberInEverySpelling(String language, String text, String value) {
    assertThat(values(language, text)).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | fast vier Millionen Euro | 4000000",
        "en | close to 100 garments | 100",
        "fr | une centaine de vêtements | 100",
        "fr | une soixantaine de pays | 60",
        "en | two fifths less fuel | 40",
        "es | tres cuartos | 75",
        "en | one patient in four | 25",
        "fr | un patient sur quatre | 25",
        "de | sieben von zehn | 70",
        "nl | een op de vijf | 20",
      })
  void readsARoundedNumberAndAPart(String language, String text, String value) {
    assertThat(numerals(language, text))
        .anyMatch(it -> it.rounded() && it.value().compareTo(new BigDecimal(value)) == 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | 38 % des patients | 38",
        "fr | 38 pour cent des patients | 38",
        "en | 38% of them | 38",
        "en | thirty-eight per cent | 38",
        "en | a quarter of them | 25",
        "de | 38,5 Prozent | 38.5",
        "es | el 38 por ciento | 38",
        "it | il 38 per cento | 38",
        "pt | 38 por cento | 38",
        "nl | 38 procent | 38",
        "fr | un patient sur quatre | 25",
        "de | ein Drittel davon | 33.3",
        "es | un tercio de ellos | 33.3",
        "it | un terzo di loro | 33.3",
        "pt | um terço deles | 33.3",
        "nl | een derde van hen | 33.3",
      })
  void tellsAPercentageFromOtherNumbers(String language, String text, String value) {
    assertThat(numerals(language, text))
        .singleElement()
        .matches(Numbers.Numeral::percent)
        .matches(it -> it.value().compareTo(new BigDecimal(value)) == 0);
    assertThat(numerals(language, "38 euros, 38")).noneMatch(Numbers.Numeral::percent);
  }

  @Test
  void doesNotTakeAnExactNumberForARoundedOne() {
    assertThat(numerals("en", "it carries 2.3 million passengers on nine ships"))
        .isNotEmpty()
        .noneMatch(Numbers.Numeral::rounded);
  }

  @Test
  void readsTwoNumbersWithoutAUnitBetweenAsTwo() {
    assertThat(values("fr", "le 12 mars, 34 voix contre 9")).containsExactly("12", "34", "9");
    assertThat(values("en", "3, 4, 5")).containsExactly("3", "4", "5");
    assertThat(values("en", "in 2019, 120 ships")).containsExactly("2019", "120");
  }

  @Test
  void readsNoNumberInAWordOrACode() {
    assertThat(values("en", "COP28 in B2B and one A380")).isEmpty();
    assertThat(values("en", "0123456789012345678901234567890")).isEmpty();
  }

  @Test
  void takesAnyString() {
    var random = new Random(1);
    String signs = "0123456789 .,'’k%m\u00a0\u202f-()\nhundred millions vingt et un ";
    for (int round = 0; round < 5_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(values("fr", text.toString())).doesNotContainNull();
    }
  }

  private static List<String> values(String language, String text) {
    return numerals(language, text).stream().map(it -> it.value().toPlainString()).toList();
  }

  private static List<Numbers.Numeral> numerals(String language, String text) {
    Tokens words = Tokens.of(text);
    var numbers =
        new Numbers(
            text,
            words,
            language,
            NumberSpellings.with(language, Set.of(12_400L, 120L, 210L, 1_300_000L)));
    List<Numbers.Numeral> found = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Numbers.Numeral number = numbers.at(i);
      if (number != null) {
        found.add(number);
      }
      i = number == null ? i + 1 : number.end();
    }
    return found;
  }
}
