package org.vigie.ingest.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the form of a date that most feeds write: RFC 822 with a year of four digits, as in {@code
 * Tue, 11 Feb 2025 08:30:00 +0100}. {@link DateTokens} reads it the same, in six times the time.
 */
final class UsualDate {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4}) "
              + "(\\d{2}):(\\d{2}):(\\d{2}) (GMT|[+-]\\d{4})");

  private UsualDate() {}

  /**
   * Returns the date; null if the text has another form.
   *
   * @throws java.time.DateTimeException if there is no such day or time
   */
  static @Nullable FeedDate read(String text) {
    Matcher m = FORM.matcher(text);
    Month month = m.matches() ? DateWords.month(DateWords.folded(m.group(2))) : null;
    if (month == null) {
      return null;
    }
    LocalDateTime day = LocalDate.of(number(m, 3), month, number(m, 1)).atStartOfDay();
    return new FeedDate(
        FeedDate.withTime(day, number(m, 4), number(m, 5), number(m, 6)),
        m.group(7).equals("GMT") ? ZoneOffset.UTC : FeedDate.offset(m.group(7)));
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
