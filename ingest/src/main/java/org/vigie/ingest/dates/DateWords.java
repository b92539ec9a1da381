package org.vigie.ingest.dates;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the meaning of the words in dates: months, weekdays, time zones and filler words such as
 * "at". The names of months and weekdays come from locale data of the JDK (CLDR). Callers must
 * first normalize each word with {@link #folded}.
 */
public final class DateWords {
  /** Languages of the dates that can be read. Austrian German (de-AT) calls January "Jänner". */
  static final List<String> LANGUAGES = List.of("en", "fr", "de", "de-AT", "es", "it", "pt", "nl");

  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();

  static {
    for (String language : LANGUAGES) {
      Locale locale = Locale.forLanguageTag(language);
      for (TextStyle style : STYLES) {
        for (Month month : Month.values()) {
          MONTHS.put(folded(month.getDisplayName(style, locale)), month);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
          WEEKDAYS.put(folded(day.getDisplayName(style, locale)), day);
        }
      }
    }
    // Spellings of months and weekdays in feeds that the JDK's locale data (CLDR) lacks.
    add("mrz marc", Month.MARCH, MONTHS);
    add("juill", Month.JULY, MONTHS);
    add("aou", Month.AUGUST, MONTHS);
    add("segunda", DayOfWeek.MONDAY, WEEKDAYS);
    add("tues terca", DayOfWeek.TUESDAY, WEEKDAYS);
    add("weds quarta", DayOfWeek.WEDNESDAY, WEEKDAYS);
    add("thur thurs quinta", DayOfWeek.THURSDAY, WEEKDAYS);
    add("sexta", DayOfWeek.FRIDAY, WEEKDAYS);
    add("sonnabend", DayOfWeek.SATURDAY, WEEKDAYS);
  }

  /** Words that say nothing about the date, such as "the", "at" and "o'clock". */
  private static final Set<String> FILLERS =
      Set.of(
          """
          le du de del der den am um uhr a at on the of el las los la il les alle ore om uur em as
          publie published hrs h t heure heures time hora horas horario ora tijd zeit ortszeit
          local locale lokale kl klo godz
          """
              .strip()
              .split("\\s+"));

  /** Words that make the date after them the limit of a period, such as "until". */
  private static final Set<String> LIMITS =
      Set.of(
          """
          until till before after since from by jusqu avant apres depuis des bis vor nach seit ab
          hasta antes despues desde fino prima dopo dal ate depois tot voor na sinds vanaf
          """
              .strip()
              .split("\\s+"));

  private static final Map<String, ZoneOffset> ZONES = new HashMap<>();

  static {
    // why: the JDK's locale data (CLDR) lacks most abbreviations of time zones. If one names two
    // zones, as IST does (India, Israel), the table has the zone that is more frequent in feeds.
    String table =
        """
        +00:00 z ut utc gmt wet
        +01:00 west bst cet met mez
        +02:00 cest mest mesz eet sast
        +03:00 eest msk
        +05:30 ist
        +08:00 sgt hkt awst
        +09:00 jst kst
        +09:30 acst
        +10:00 aest
        +10:30 acdt
        +11:00 aedt
        +12:00 nzst
        +13:00 nzdt
        -02:30 ndt
        -03:00 brt art adt
        -03:30 nst
        -04:00 ast edt
        -05:00 est cdt
        -06:00 cst mdt
        -07:00 mst pdt
        -08:00 pst akdt
        -09:00 akst
        -10:00 hst
        """;
    table.lines().forEach(row -> add(row.substring(7), ZoneOffset.of(row.substring(0, 6)), ZONES));
  }

  private DateWords() {}

  private static <T> void add(String words, T meaning, Map<String, T> into) {
    for (String word : words.split(" ")) {
      into.put(word, meaning);
    }
  }

  static @Nullable Month month(String folded) {
    return MONTHS.get(folded);
  }

  static @Nullable DayOfWeek weekday(String folded) {
    return WEEKDAYS.get(folded);
  }

  static @Nullable ZoneOffset zone(String folded) {
    return ZONES.get(folded);
  }

  /** True for "until", and for a word that begins with it and an apostrophe, as "jusqu'au" does. */
  static boolean isLimit(String folded) {
    return LIMITS.contains(folded.split("['’]", 2)[0]);
  }

  static boolean isFiller(String folded) {
    return FILLERS.contains(folded);
  }

  /** Returns the word in lower case, without accents or final full stop: "Févr." gives "fevr". */
  public static String folded(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String end = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    boolean ascii = end.chars().allMatch(c -> c < 0x80);
    return ascii ? end : Normalizer.normalize(end, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
