package org.vigie.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as feeds write it: RFC 822 with all its bad habits, ISO 8601, d/m/Y, month names in seven
 * languages, seconds since 1970. What can't be read for certain is not read at all.
 *
 * @param local the date and time on the clock it was written by; midnight when only a day is given
 * @param offset of that clock; null when the date doesn't tell
 */
record FeedDate(LocalDateTime local, @Nullable ZoneOffset offset) {
  /** The longest date looked at, in UTF-16 code units. */
  static final int MAX_LENGTH = 100;

  private static final int EARLIEST = 1971;
  private static final int LATEST = 2099;
  private static final Pattern ISO =
      Pattern.compile(
          "([12]\\d{3})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[Tt \\u00a0]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,12}))?)?)?"
              + "\\s*([Zz]|(?:GMT|UTC)?\\s*[+-]\\d{1,2}:?(?:\\d{2})?)?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "([12]\\d{3})(\\d{2})(\\d{2})(?:T?(\\d{2}):?(\\d{2}):?(\\d{2})?()(Z|[+-]\\d{2}:?\\d{2})?)?");
  private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(\\d{3})?");
  private static final Pattern OFFSET = Pattern.compile("\\D*([+-])(\\d{1,2}):?(\\d{2})?");

  /**
   * Reads a date.
   *
   * @return null when {@code raw} is no date, is too long, could be two different ones, doesn't
   *     exist (31 February) or lies before 1971 or after 2099
   */
  static @Nullable FeedDate parse(String raw) {
    String text = raw.strip();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      FeedDate date = read(text);
      boolean plausible =
          date != null && date.local.getYear() >= EARLIEST && date.local.getYear() <= LATEST;
      return plausible ? date : null;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** The moment meant, if a clock that isn't named was {@code assumed} away from UTC. */
  Instant at(ZoneOffset assumed) {
    return local.toInstant(offset == null ? assumed : offset);
  }

  private static @Nullable FeedDate read(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return numbers(iso);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return numbers(compact);
    }
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      long seconds = Long.parseLong(epoch.group(1));
      return new FeedDate(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC), ZoneOffset.UTC);
    }
    return new DateTokens(text).read();
  }

  private static FeedDate numbers(Matcher m) {
    LocalDateTime day =
        LocalDateTime.of(number(m, 1), number(m, 2), number(m, 3), 0, 0, 0, nanos(m.group(7)));
    String zone = m.group(8);
    return new FeedDate(
        clock(day, number(m, 4), number(m, 5), number(m, 6)), zone == null ? null : offset(zone));
  }

  /** A day with its time; 24:00 is the next day's midnight, a leap second the one before. */
  static LocalDateTime clock(LocalDateTime day, int hour, int minute, int second) {
    boolean midnight = hour == 24 && minute == 0 && second == 0;
    LocalDateTime time =
        day.withHour(midnight ? 0 : hour).withMinute(minute).withSecond(second == 60 ? 59 : second);
    return midnight ? time.plusDays(1) : time;
  }

  /** {@code +0100}, {@code +01:00}, {@code +1}, {@code GMT-5}, {@code Z}. */
  static ZoneOffset offset(String text) {
    Matcher m = OFFSET.matcher(text);
    if (!m.matches()) {
      return ZoneOffset.UTC;
    }
    int sign = m.group(1).equals("-") ? -1 : 1;
    int minutes = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(m.group(2)), sign * minutes);
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null || fraction.isEmpty()
        ? 0
        : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }
}
