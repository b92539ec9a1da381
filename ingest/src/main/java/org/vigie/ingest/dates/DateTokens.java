package org.vigie.ingest.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date from its tokens, such as numbers, names and times, in any order. One unknown token
 * makes the whole date unreadable, because a wrong date is worse than a missing date.
 */
final class DateTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<slashed>\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}(?!\\d))"
              + "|(?<time>\\d{1,2}\\s?[hH:]\\s?\\d{1,2}(?::\\d{1,2}(?:[.,]\\d+)?)?(?!\\d)"
              + "|\\d{1,2}\\s?[hH](?![a-zA-Z])|\\d{1,2}\\.\\d{2}(?=\\s*[uU]hr))"
              + "|(?<offset>(?:(?:GMT|UTC|UT)\\s*)?[+-]\\d{1,2}(?::?\\d{2})?(?!\\d))"
              + "|(?<half>[aApP]\\.?[mM]\\.?(?![a-zA-Z]))"
              + "|(?<number>\\d{1,4})(?:st|nd|rd|th|er|e|º|ª)?(?![a-zA-Z0-9])"
              + "|(?<word>\\p{L}[\\p{L}\\p{M}'’]*(?:[_/-]\\p{L}+)*\\.?)"
              + "|(?<skip>[\\s\u00a0,;.|·()\\[\\]]+|[-–](?!\\d))");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern SEPARATOR = Pattern.compile("[/.-]");

  /** Two-digit years from this one on are 19xx: 70 is 1970, but 69 is 2069. An estimate. */
  private static final int FIRST_OF_1900S = 70;

  private final String text;
  private final List<String> numbers = new ArrayList<>();
  private @Nullable Month month;
  private boolean monthFirst;
  private @Nullable DayOfWeek weekday;
  private @Nullable String slashed;
  private @Nullable String time;
  private @Nullable String half;
  private @Nullable ZoneOffset offset;

  DateTokens(String text) {
    this.text = text;
  }

  /** Returns the date; null if a token is unknown or repeated, or if the day is incomplete. */
  @Nullable FeedDate read() {
    Matcher m = TOKEN.matcher(text);
    int end = 0;
    while (m.find() && m.start() == end) {
      if (!take(m)) {
        return null;
      }
      end = m.end();
    }
    LocalDate day = end < text.length() ? null : day();
    return day == null ? null : withTime(day);
  }

  /** Stores the matched token; returns false if the token can't be part of a readable date. */
  private boolean take(Matcher m) {
    if (m.group("skip") != null) {
      return true;
    }
    if (m.group("word") != null) {
      return takeWord(DateWords.folded(m.group("word")));
    }
    if (m.group("time") != null) {
      boolean first = time == null;
      time = m.group("time");
      return first;
    }
    if (m.group("offset") != null) {
      return takeOffset(m.group("offset"));
    }
    if (m.group("half") != null) {
      half = time == null ? null : m.group("half"); // Before a time, "am" is a German word.
      return true;
    }
    if (m.group("slashed") != null) {
      boolean first = slashed == null && numbers.isEmpty();
      slashed = m.group("slashed");
      return first;
    }
    return numbers.add(m.group("number"));
  }

  private boolean takeOffset(String written) {
    if (time != null) {
      offset = FeedDate.offset(written);
      return true;
    }
    // Before a time, a token such as "-2025" is not an offset but the year of "12-Feb-2025".
    return month != null
        && written.matches("-(\\d{2}|\\d{4})")
        && numbers.add(written.substring(1));
  }

  private boolean takeWord(String word) {
    Month named = DateWords.month(word);
    DayOfWeek day = DateWords.weekday(word);
    boolean canBeWeekday = day != null && weekday == null && month == null;
    // why: French "mar." is Tuesday or March. It is Tuesday if the date also names another month.
    if (canBeWeekday && (named == null || (numbers.isEmpty() && namesTwoMonths()))) {
      weekday = day;
      return true;
    }
    if (named != null && month == null) {
      month = named;
      monthFirst = numbers.isEmpty();
      return true;
    }
    ZoneOffset zone = DateWords.zone(word);
    if (zone != null && time != null) {
      offset = offset == null ? zone : offset; // "+0100 (CET)" has two offsets.
      return true;
    }
    return day != null || DateWords.isFiller(word);
  }

  private boolean namesTwoMonths() {
    return WORD.matcher(text)
            .results()
            .map(MatchResult::group)
            .filter(word -> DateWords.month(DateWords.folded(word)) != null)
            .count()
        > 1;
  }

  private @Nullable LocalDate day() {
    if (slashed != null) {
      return month == null && numbers.isEmpty() ? numericDay(slashed) : null;
    }
    if (month == null || numbers.size() != 2) {
      return null;
    }
    String first = numbers.getFirst();
    String second = numbers.getLast();
    boolean yearFirst = !monthFirst && (first.length() > 2 || Integer.parseInt(first) > 31);
    return yearFirst ? of(first, month.getValue(), second) : of(second, month.getValue(), first);
  }

  private @Nullable LocalDate numericDay(String written) {
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
    LocalDate monthFirstDate = first > 12 ? null : of(part[2], first, part[1]);
    if (dayFirst == null || monthFirstDate == null) {
      return dayFirst == null ? monthFirstDate : dayFirst;
    }
    // "Tue 03/04/2025" is 4 March: 3 April is a Thursday. Without a weekday, the day comes first.
    boolean american =
        weekday == monthFirstDate.getDayOfWeek() && weekday != dayFirst.getDayOfWeek();
    return american ? monthFirstDate : dayFirst;
  }

  private static LocalDate of(String year, int month, String day) {
    int written = Integer.parseInt(year);
    int century = year.length() > 2 ? 0 : written < FIRST_OF_1900S ? 2000 : 1900;
    return LocalDate.of(century + written, month, Integer.parseInt(day));
  }

  private FeedDate withTime(LocalDate day) {
    int[] clock = new int[3];
    if (time != null) {
      Matcher m = DIGITS.matcher(time);
      for (int i = 0; i < clock.length && m.find(); i++) {
        clock[i] = Integer.parseInt(m.group());
      }
    }
    if (half != null) {
      boolean afternoon = half.charAt(0) == 'p' || half.charAt(0) == 'P';
      clock[0] = clock[0] % 12 + (afternoon ? 12 : 0);
    }
    return new FeedDate(
        FeedDate.withTime(day.atStartOfDay(), clock[0], clock[1], clock[2]), offset);
  }
}
