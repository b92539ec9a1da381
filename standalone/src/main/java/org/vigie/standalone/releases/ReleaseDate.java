package org.vigie.standalone.releases;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.ingest.dates.FeedDate;

/**
 * When a release was published.
 *
 * @param source where the day was found, for people
 */
record ReleaseDate(LocalDate day, String source) {
  /** Maximum UTF-16 code units in which a dateline is sought. An estimate: title and first line. */
  private static final int OPENING = 600;

  /** Maximum UTF-16 code units before the date: a place. An estimate. */
  private static final int BEFORE = 40;

  /**
   * A letter for “year” with a full stop, as in Polish, an agency as in {@code (Wire)}, and a dash,
   * a colon or the line's end.
   */
  private static final String AFTER =
      "(?:\\h\\p{L}(?=\\.))?\\s*(?:\\([^)\\n]{1,40}\\)|/[^/\\n]{1,40}/)?\\s*(?:[-–—:.)*]|$)";

  /**
   * The dateline at the start of a paragraph: a place, a day, and what comes after it. Any other
   * date is that of an event.
   */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?m)^[^\\d\\n]{0,%d}(\\d{4}-\\d{2}-\\d{2}|\\d{4}([/.])\\d{1,2}\\2\\d{1,2}|\\d{1,2}([-/.])\\d{1,2}\\3\\d{4}"
                  .formatted(BEFORE)
              + "|(?<!\\p{L})\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?, \\d{4}"
              + "|\\d{1,2}(?:er|st|nd|rd|th|º|\\.)? (?:de |of )?\\p{L}{3,12}\\.? (?:de )?\\d{4})"
              + AFTER);

  private static final Pattern END = Pattern.compile(AFTER, Pattern.MULTILINE);

  private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/\\d{4}");

  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
  private static final int MONTHS = 12;

  /** Returns the day in a dateline; otherwise, the document's day. */
  static ReleaseDate of(ReleaseDocument document, String language) {
    String content = document.content().replaceAll("[\\p{Z}&&[^\\n]]", " ");
    String opening = content.substring(0, Math.min(OPENING, content.length()));
    List<MatchResult> written = DATELINE.matcher(opening).results().toList();
    for (MatchResult each : written) {
      FeedDate date = FeedDate.parse(each.group(1));
      if (date != null) {
        return new ReleaseDate(date.local().toLocalDate(), "its text" + order(each.group(1)));
      }
    }
    Optional<LocalDate> named = opening.lines().flatMap(line -> in(line, language)).findFirst();
    String unread =
        written.stream()
            .filter(it -> isDate(it.group(1), Locale.of(language)))
            .findFirst()
            .map(it -> "; its text has \"%s\", which is not understood".formatted(it.group(1)))
            .orElse("");
    return named
        .map(day -> new ReleaseDate(day, "its text"))
        .orElseGet(() -> new ReleaseDate(document.day(), document.daySource() + unread));
  }

  /** True for figures alone, and for those with a month's name or its beginning. */
  private static boolean isDate(String written, Locale locale) {
    List<String> months =
        Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
            .flatMap(style -> Stream.of(Month.values()).map(it -> it.getDisplayName(style, locale)))
            .map(name -> name.toLowerCase(locale))
            .toList();
    return WORD.matcher(written.toLowerCase(locale))
        .results()
        .map(MatchResult::group)
        .allMatch(word -> months.stream().anyMatch(month -> month.startsWith(word)));
  }

  /** Returns how a date such as 03/04/2025 was read, which others read the other way round. */
  private static String order(String written) {
    Matcher day = SLASHES.matcher(written);
    boolean isEither =
        day.matches()
            && !day.group(1).equals(day.group(2))
            && Math.max(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2))) <= MONTHS;
    return isEither ? ", where %s is read as day/month/year".formatted(written) : "";
  }

  /** Finds a date that a line begins with, after a place, as the JDK writes it in a language. */
  private static Stream<LocalDate> in(String line, String language) {
    Locale locale = Locale.of(language);
    String written =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.LONG, null, IsoChronology.INSTANCE, locale);
    return Stream.of(written.replaceAll("\\p{Z}", " "), "d MMMM y")
        .map(
            pattern ->
                new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern.replaceAll("y+", "u"))
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.STRICT))
        .flatMap(
            format ->
                IntStream.rangeClosed(0, Math.min(BEFORE, line.length()))
                    .filter(i -> i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1)))
                    .mapToObj(i -> at(i, line, format)))
        .flatMap(Optional::stream);
  }

  private static Optional<LocalDate> at(int index, String line, DateTimeFormatter format) {
    var position = new ParsePosition(index);
    try {
      LocalDate day = LocalDate.from(format.parse(line, position));
      Matcher end = END.matcher(line).region(position.getIndex(), line.length());
      // why: another number behind a day is a time, as in "12 March 10:30".
      boolean isYear = day.getYear() >= FeedDate.EARLIEST && day.getYear() <= FeedDate.LATEST;
      return isYear && end.lookingAt() ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty(); // why: most places in a line have no date.
    }
  }
}
