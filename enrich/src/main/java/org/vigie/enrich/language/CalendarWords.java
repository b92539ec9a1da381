package org.vigie.enrich.language;

import java.text.DateFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.enrich.text.Tokens;

/**
 * The names of months and weekdays in one language, from the JDK, in lower case and without
 * accents.
 */
public record CalendarWords(Set<String> months, Set<String> weekdays) {
  private static final Map<String, CalendarWords> KNOWN = new ConcurrentHashMap<>();

  /**
   * @param language ISO 639-1 code; for an empty string, there are no names
   */
  public static CalendarWords of(String language) {
    return KNOWN.computeIfAbsent(language, CalendarWords::read);
  }

  public boolean contains(String word) {
    return months.contains(word) || weekdays.contains(word);
  }

  private static CalendarWords read(String language) {
    if (language.isEmpty()) {
      return new CalendarWords(Set.of(), Set.of());
    }
    var symbols = new DateFormatSymbols(Locale.of(language));
    return new CalendarWords(words(symbols.getMonths()), words(symbols.getWeekdays()));
  }

  private static Set<String> words(String[] names) {
    return Stream.of(names)
        .flatMap(name -> Tokens.of(name).words().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
