package org.vigie.ingest.dates;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.text.Characters;

/**
 * A date as written in a feed. {@link #parse} reads RFC 822 and frequent misspellings of it, ISO
 * 8601, d/m/Y, names of months in seven languages, and seconds or milliseconds since 1970. A label
 * before the date is ignored, as in "Updated on".
 *
 * @param local date and time as written; midnight if only a day is given
 * @param offset the offset of {@code local} from UTC; null if the date is written without one
 */
public record FeedDate(LocalDateTime local, @Nullable ZoneOffset offset) {
  /** Maximum number of UTF-16 code units of a date. An estimate: real dates have fewer than 50. */
  public static final int MAX_LENGTH = 100;

  // Range of years that are read. Lower years come from unset clocks, higher ones from mistakes.
  public static final int EARLIEST = 1971;
  public static final int LATEST = 2099;

  private static final Pattern ISO =
      Pattern.compile(
          "([12]\\d{3})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[Tt \\u00a0]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,12}))?)?)?"
              + "\\s*([Zz]|(?:GMT|UTC)?\\s*[+-]\\d{1,2}:?(?:\\d{2})?)?");

  /** ISO 8601 without hyphens, without colons, or without both. */
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?=\\d{8}|\\d{4}-\\d{2}-)([12]\\d{3})-?(\\d{2})-?(\\d{2})"
              + "(?:[Tt ]?(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,12}))?)?"
              + "\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?)?");

  /** A comment after an offset, as in RFC 5322: "+0100 (Central European Standard Time)". */
  private static final Pattern COMMENT =
      Pattern.compile("(?<=\\d:\\d{2} {0,2}(?:GMT|UTC)?[+-]\\d{2}:?\\d{2})\\s*\\([^()]*\\)$");

  /** Spaces of any width, and characters that only control the direction of writing. */
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\p{Cf}]");

  private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(\\d{3})?");
  private static final Pattern OFFSET = Pattern.compile("\\D*([+-])(\\d{1,2}):?(\\d{2})?");

  /**
   * Reads a date. "03/04/2025" is 3 April, unless a weekday shows that the month comes first, or AM
   * or PM with a time zone of the United States.
   *
   * @return the date; null if {@code raw} is not a date, is too long, is ambiguous (12-02-25),
   *     doesn't exist (31 February), or lies before 1971 or after 2099
   */
  public static @Nullable FeedDate parse(String raw) {
    String spaced = raw.strip();
    if (spaced.isEmpty() || spaced.length() > MAX_LENGTH) {
      return null;
    }
    String plain =
        Characters.isPrintableAscii(spaced)
            ? spaced
            : SPACES.matcher(spaced).replaceAll(" ").strip();
    String text = plain.endsWith(")") ? COMMENT.matcher(plain).replaceFirst("").strip() : plain;
    try {
      FeedDate date = read(text);
      int year = date == null ? 0 : date.local.getYear();
      return year >= EARLIEST && year <= LATEST ? date : null;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /**
   * Returns the instant of this date. If no offset is written, the date is in the time zone {@code
   * assumed}. A time that the clocks skipped in spring is read with the offset before, and a time
   * that they repeated in autumn is the earlier one.
   */
  public Instant at(ZoneId assumed) {
    return offset == null ? local.atZone(assumed).toInstant() : local.toInstant(offset);
  }

  /**
   * Returns the instant of this date. A date without an offset gets the offset of the date in
   * {@code zoned} that is nearest in time.
   *
   * @param zoned dates of the same feed that have an offset; if there are none, UTC is assumed
   */
  public Instant near(List<FeedDate> zoned) {
    if (offset != null) {
      return at(offset);
    }
    ZoneOffset nearest =
        zoned.stream()
            .min(Comparator.comparing(other -> Duration.between(other.local, local).abs()))
            .map(FeedDate::offset)
            .orElse(ZoneOffset.UTC);
    return at(nearest);
  }

  private static @Nullable FeedDate read(String text) {
    boolean beginsWithDigit = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    if (beginsWithDigit) {
      return readNumbers(text);
    }
    FeedDate usual = UsualDate.read(text);
    return usual == null ? new DateTokens(text).read() : usual;
  }

  /** Reads a date that begins with a digit: of numbers alone, or with its day or time first. */
  private static @Nullable FeedDate readNumbers(String text) {
    for (Pattern numeric : List.of(ISO, COMPACT)) {
      Matcher m = numeric.matcher(text);
      if (m.matches()) {
        return numbers(m);
      }
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
        withTime(day, number(m, 4), number(m, 5), number(m, 6)),
        zone == null ? null : offset(zone));
  }

  /** Sets the time of a day. 24:00 becomes midnight of the next day; second 60 becomes 59. */
  static LocalDateTime withTime(LocalDateTime day, int hour, int minute, int second) {
    boolean midnight = hour == 24 && minute == 0 && second == 0;
    LocalDateTime time =
        day.withHour(midnight ? 0 : hour).withMinute(minute).withSecond(second == 60 ? 59 : second);
    return midnight ? time.plusDays(1) : time;
  }

  /** Returns the offset in {@code +0100}, {@code +01:00}, {@code +1}, {@code GMT-5}; else UTC. */
  static ZoneOffset offset(String text) {
    Matcher m = OFFSET.matcher(text);
    if (!m.matches()) {
      return ZoneOffset.UTC;
    }
    int sign = m.group(1).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(m, 2), sign * number(m, 3));
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
