package org.vigie.ingest.parse;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of dates in English, French, German, Spanish, Italian, Portuguese and Dutch, and the
 * names of zones. Keys are folded: lower case, no accents, no final point.
 */
final class DateWords {
  private static final Map<String, Month> MONTHS =
      table(
          Month.class,
          """
          january jan janvier janv januar janner enero ene gennaio gen janeiro januari jänner
          february feb fevrier fevr fev februar febrero febbraio fevereiro februari
          march mar mars marz mrz marzo março maart mrt marc
          april apr avril avr abril abr aprile
          may mai mayo maggio mag maio mei
          june jun juin juni junio giugno giu junho
          july jul juillet juil juill juli julio luglio lug julho
          august aug aout aou agosto ago augustus
          september sep sept septembre septiembre settembre set setembro
          october oct octobre okt oktober octubre ottobre ott outubro out
          november nov novembre noviembre novembro
          december dec decembre dez dezember diciembre dic dicembre dezembro
          """);

  private static final Map<String, DayOfWeek> DAYS =
      table(
          DayOfWeek.class,
          """
          monday mon lundi lun montag mo lunes lunedi maandag ma segunda-feira segunda
          tuesday tue tues mardi mar dienstag di martes martedi dinsdag terca-feira terca
          wednesday wed weds mercredi mer mittwoch mi miercoles mie mercoledi woensdag wo quarta-feira quarta
          thursday thu thur thurs jeudi jeu donnerstag do jueves jue giovedi gio donderdag quinta-feira quinta
          friday fri vendredi ven freitag fr viernes vie venerdi vrijdag vr sexta-feira sexta
          saturday sat samedi sam samstag sonnabend sa sabado sab sabato zaterdag za
          sunday sun dimanche dim sonntag so domingo dom domenica zondag zo
          """);

  /** Words that say nothing. */
  private static final Set<String> NOISE =
      Set.of(
          "le du de del der den am um uhr a at on the of el las los la il les alle ore om uur em as publie published hrs h"
              .split(" "));

  /**
   * Hours from UTC, times 100 plus minutes. Where a name means two zones, the commoner in feeds.
   */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("z", 0),
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("gmt", 0),
          Map.entry("wet", 0),
          Map.entry("west", 100),
          Map.entry("bst", 100),
          Map.entry("cet", 100),
          Map.entry("cest", 200),
          Map.entry("met", 100),
          Map.entry("mest", 200),
          Map.entry("mez", 100),
          Map.entry("mesz", 200),
          Map.entry("eet", 200),
          Map.entry("eest", 300),
          Map.entry("sast", 200),
          Map.entry("msk", 300),
          Map.entry("ist", 530),
          Map.entry("sgt", 800),
          Map.entry("hkt", 800),
          Map.entry("awst", 800),
          Map.entry("jst", 900),
          Map.entry("kst", 900),
          Map.entry("acst", 930),
          Map.entry("acdt", 1030),
          Map.entry("aest", 1000),
          Map.entry("aedt", 1100),
          Map.entry("nzst", 1200),
          Map.entry("nzdt", 1300),
          Map.entry("brt", -300),
          Map.entry("art", -300),
          Map.entry("nst", -330),
          Map.entry("ndt", -230),
          Map.entry("ast", -400),
          Map.entry("adt", -300),
          Map.entry("est", -500),
          Map.entry("edt", -400),
          Map.entry("cst", -600),
          Map.entry("cdt", -500),
          Map.entry("mst", -700),
          Map.entry("mdt", -600),
          Map.entry("pst", -800),
          Map.entry("pdt", -700),
          Map.entry("akst", -900),
          Map.entry("akdt", -800),
          Map.entry("hst", -1000));

  private DateWords() {}

  static @Nullable Month month(String folded) {
    return MONTHS.get(folded);
  }

  static @Nullable DayOfWeek day(String folded) {
    return DAYS.get(folded);
  }

  static @Nullable ZoneOffset zone(String folded) {
    Integer hours = ZONES.get(folded);
    return hours == null ? null : ZoneOffset.ofHoursMinutes(hours / 100, hours % 100);
  }

  static boolean isNoise(String folded) {
    return NOISE.contains(folded);
  }

  /** Lower case without accents or final points. */
  static String folded(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String end = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    boolean ascii = end.chars().allMatch(c -> c < 0x80);
    return ascii ? end : Normalizer.normalize(end, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static <E extends Enum<E>> Map<String, E> table(Class<E> type, String lines) {
    Map<String, E> table = new HashMap<>();
    E[] values = type.getEnumConstants();
    String[] rows = lines.strip().split("\n");
    for (int i = 0; i < rows.length; i++) {
      for (String word : rows[i].strip().split(" ")) {
        table.put(folded(word), values[i]);
      }
    }
    return Map.copyOf(table);
  }
}
