package org.vigie.ingest.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
 * makes the whole date unreadable, because a wrong date is worse than a missing date. Words before
 * the date are a label, and the city of a time zone may be named after the time.
 */
final class DateTokens {
  /** Words after the number of hours, minutes and seconds: "9 heures 05", "9 Uhr", "9h05min". */
  private static final String HOURS = "\\s?(?:[hH]eures?|[hH]rs?|[uU]hr|[uU]ur)";

  private static final String MINUTES = "\\s?(?:minutes?|min\\.?|mn|m)(?![a-zA-Z])";
  private static final String SECONDS = "\\s?(?:secondes?|sec\\.?|s)(?![a-zA-Z])";
  private static final String WORDED = "(?:" + MINUTES + "(?:\\s?\\d{1,2}" + SECONDS + ")?)?";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<skip>[\\s,;:.|·()\\[\\]]+|[-–](?!\\d))"
              + "|(?<slashed>\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}(?!\\d))"
              + "|(?<time>\\d{1,2}\\s?[hH:]\\s?\\d{1,2}(?::\\d{1,2}(?:[.,]\\d+)?|"
              + (WORDED + ")(?!\\d)")
              + ("|\\d{1,2}" + HOURS + "\\s?\\d{1,2}" + WORDED + "(?!\\d|\\.\\s?\\p{L})")
              + ("|\\d{1,2}(?:\\s?[hH]|" + HOURS + ")(?![a-zA-Z])")
              + "|\\d{1,2}\\.\\d{2}(?=\\s*[uU](?:hr|ur)))"
              + "|(?<dotted>\\d{1,2}\\.\\d{2}(?![.\\d]))"
              + "|(?<offset>(?:(?:GMT|UTC|UT)\\s*)?[+-]\\d{1,2}(?::?\\d{2})?(?!\\d))"
              + "|(?<half>[aApP]\\.?[mM]\\.?(?![a-zA-Z]))"
              + "|(?<number>\\d{1,4})(?:st|nd|rd|th|er|e|º|ª)?(?![a-zA-Z0-9])"
              + "|(?<word>\\p{L}[\\p{L}\\p{M}'’]*(?:[_/-]\\p{L}+)*\\.?)");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final String text;
  private final List<String> numbers = new ArrayList<>();
  private @Nullable Month month;
  private boolean monthFirst;
  private @Nullable DayOfWeek weekday;
  private @Nullable String slashed;
  private @Nullable String time;
  private @Nullable String half;
  private final WrittenZone zone = new WrittenZone();

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
    LocalDate day = end < text.length() || !zone.readRemark() ? null : day();
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
      return takeTime(m.group("time"));
    }
    if (m.group("dotted") != null) {
      // "18.12" before the day may be a part of it; after the day, it is a time.
      return (month != null || slashed != null) && takeTime(m.group("dotted"));
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

  private boolean takeTime(String written) {
    boolean first = time == null;
    time = written;
    return first;
  }

  private boolean takeOffset(String written) {
    if (time != null) {
      zone.takeOffset(FeedDate.offset(written));
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
    ZoneOffset abbreviation = DateWords.zone(word);
    if (abbreviation != null && time != null) {
      zone.takeAbbreviation(abbreviation);
      return true;
    }
    return day != null || zone.takeId(word) || takeOther(word, abbreviation != null);
  }

  /** Takes words of a label before the date ("Updated on"), and of a remark after its time. */
  private boolean takeOther(String word, boolean isAbbreviation) {
    if (time != null) {
      zone.takeRemark(word);
      return true;
    }
    boolean isFirst = month == null && weekday == null && slashed == null && numbers.isEmpty();
    boolean isLabel = isFirst && !isAbbreviation && !DateWords.isLimit(word);
    return isLabel || DateWords.isFiller(word);
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
      return month == null && numbers.isEmpty()
          ? NumericDay.of(slashed, weekday, half != null && zone.isAmerican())
          : null;
    }
    if (month == null || numbers.size() != 2) {
      return null;
    }
    String first = numbers.getFirst();
    String second = numbers.getLast();
    boolean yearFirst = !monthFirst && (first.length() > 2 || Integer.parseInt(first) > 31);
    return yearFirst
        ? NumericDay.of(first, month.getValue(), second)
        : NumericDay.of(second, month.getValue(), first);
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
    LocalDateTime local = FeedDate.withTime(day.atStartOfDay(), clock[0], clock[1], clock[2]);
    return new FeedDate(local, zone.at(local));
  }
}
