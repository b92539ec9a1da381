package org.vigie.standalone.propose;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.text.Stems;
import org.vigie.enrich.text.Tokens;

/** The names of one word that units and currencies have in a language, from ICU: metres, euros. */
final class UnitNames {
  /** ICU's types of units that news has; those of science are left out. */
  private static final List<String> TYPES =
      List.of("area", "digital", "duration", "energy", "length", "mass", "power", "volume");

  private static final Map<String, Set<String>> STEMS = new ConcurrentHashMap<>();

  private UnitNames() {}

  /** True for a unit in any form; the word must be in lower case and without accents. */
  static boolean has(String language, String word) {
    return STEMS
        .computeIfAbsent(language, UnitNames::stems)
        .contains(Stems.of(language).stem(word));
  }

  private static Set<String> stems(String language) {
    var locale = new ULocale(language);
    MeasureFormat format = MeasureFormat.getInstance(locale, FormatWidth.WIDE);
    Stream<String> units =
        TYPES.stream()
            .flatMap(type -> MeasureUnit.getAvailable(type).stream())
            .map(format::getUnitDisplayName);
    Stream<String> currencies =
        Currency.getAvailableCurrencies().stream()
            .map(each -> each.getName(locale, Currency.PLURAL_LONG_NAME, "other", null));
    return Stream.concat(units, currencies)
        .filter(Objects::nonNull)
        .map(name -> Tokens.of(name).words())
        .filter(words -> words.size() == 1)
        .map(words -> Stems.of(language).stem(words.getFirst()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
