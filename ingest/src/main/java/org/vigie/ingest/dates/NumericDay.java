package org.vigie.ingest.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the order of day, month and year in dates made of numbers, such as 03/04/2025. */
final class NumericDay {
  private static final Pattern SEPARATOR = Pattern.compile("[/.-]");

  /** Two-digit years from this one on are 19xx: 70 is 1970, but 69 is 2069. An estimate. */
  private static final int FIRST_OF_1900S = 70;

  private NumericDay() {}

  /**
   * Returns the day of a date of three numbers. If the order is unclear, the day comes first,
   * unless {@code weekday} shows that the month does.
   *
   * @param american true if the rest of the date is written as in the United States
   * @return null if it can't be decided which number is the year
   */
  static @Nullable LocalDate of(String written, @Nullable DayOfWeek weekday, boolean american) {
    String[] part = SEPARATOR.split(written);
    int first = Integer.parseInt(part[0]);
    int second = Integer.parseInt(part[1]);
    if (part[0].length() == 4) {
      return of(part[0], second, part[2]);
    }
    boolean shortYear = part[2].length() == 2 && written.indexOf('-') < 0;
    if (part[0].length() > 2 || (part[2].length() != 4 && !shortYear)) {
      return null;
    }
    LocalDate dayFirst = second > 12 ? null : of(part[2], second, part[0]);
    LocalDate monthFirst = first > 12 ? null : of(part[2], first, part[1]);
    if (dayFirst == null || monthFirst == null) {
      return dayFirst == null ? monthFirst : dayFirst;
    }
    // "Tue 03/04/2025" is 4 March: 3 April is a Thursday.
    boolean isMonths = weekday == monthFirst.getDayOfWeek();
    boolean isDays = weekday == dayFirst.getDayOfWeek();
    boolean isMonthFirst = isMonths == isDays ? american : isMonths;
    return isMonthFirst ? monthFirst : dayFirst;
  }

  /** Returns a day, whose year may have two digits. */
  static LocalDate of(String year, int month, String day) {
    int written = Integer.parseInt(year);
    int century = year.length() > 2 ? 0 : written < FIRST_OF_1900S ? 2000 : 1900;
    return LocalDate.of(century + written, month, Integer.parseInt(day));
  }
}
