package org.vigie.enrich.overlap;

import static java.util.function.Predicate.not;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.language.Lexicon;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;

/** Finds the towns from which a release is dated: {@code Lyon et Londres, le 6 novembre 2026}. */
public final class Dateline {
  /** A town or two, perhaps a region, and a date at the beginning of a line. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?m)^(\\p{Lu}[\\p{L}\\p{M}'’ /-]{1,60}?)(?: \\([^)\\n]{1,40}\\))?, (?:\\p{L}{2,3} )?"
              + "(?:\\d{4}-\\d{2}-\\d{2}|\\p{L}{3,10} \\d{1,2}, \\d{4}"
              + "|\\d{1,2}(?:er|st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,10}\\.? (?:de )?\\d{4})");

  /** A word without a capital letter: between two towns, or in the name of one. */
  private static final Pattern SMALL_WORD = Pattern.compile(" (\\p{Ll}+) ");

  /** Words that stand between two towns, in all languages. */
  private static final Lexicon JOINTS = Lexicon.of(null, "joints");

  /** What stands between the dateline and the text. */
  private static final Pattern SIGN = Pattern.compile("[\\h.:,)–—-]+");

  /** A year, or the day and the month in figures before it, at the end of a line. */
  private static final Pattern YEAR_AT_END =
      Pattern.compile("(\\d{1,2}[/.]\\d{1,2}[/.])?(?:19|20)\\d{2}[\\h.:–—-]*$");

  /** Maximum words of a line with a place and a date. An estimate: a town or two, a weekday. */
  private static final int LONGEST = 12;

  /** Maximum letters of a small word: <i>den</i>, <i>the</i>, <i>de</i>. An estimate. */
  private static final int SHORT = 3;

  private Dateline() {}

  /**
   * True for a line of its own with a date, and no other words than a place: <i>Lyon, le 6 novembre
   * 2026</i>.
   */
  public static boolean isAlone(String line, String language) {
    Tokens words = Tokens.of(line);
    CalendarWords calendar = CalendarWords.of(language);
    Matcher year = YEAR_AT_END.matcher(line);
    return words.size() <= LONGEST
        && year.find()
        && (year.group(1) != null || hasDay(words, calendar))
        && IntStream.range(0, words.size())
            .allMatch(
                i ->
                    words.word(i).length() <= SHORT
                        || calendar.contains(words.word(i))
                        || !Character.isLowerCase(line.codePointAt(words.start(i))));
  }

  /** True if there are a month and a day, which is a number besides the year. */
  private static boolean hasDay(Tokens words, CalendarWords calendar) {
    return words.words().stream().anyMatch(calendar.months()::contains)
        && words.words().stream().filter(word -> Character.isDigit(word.charAt(0))).count() > 1;
  }

  /**
   * Returns the towns of the dateline; none if a part of it is no town: <i>On Monday, 3 March</i>.
   */
  public static Stream<String> towns(ReleaseText release) {
    Matcher dateline = DATELINE.matcher(release.text());
    if (!dateline.find()) {
      return Stream.empty();
    }
    String towns =
        SMALL_WORD
            .matcher(dateline.group(1))
            .replaceAll(word -> JOINTS.contains(word.group(1)) ? "/" : word.group());
    List<String> parts =
        Stream.of(towns.split("/")).map(String::strip).filter(not(String::isEmpty)).toList();
    CalendarWords calendar = CalendarWords.of(release.language());
    return parts.stream().allMatch(part -> isTown(part, calendar))
        ? parts.stream()
        : Stream.empty();
  }

  /** True if one of the releases is dated from this town, whatever its case and accents. */
  public static boolean isTown(String name, Collection<ReleaseText> releases) {
    List<String> words = Tokens.of(name).words();
    return releases.stream()
        .flatMap(Dateline::towns)
        .anyMatch(town -> Tokens.of(town).words().equals(words));
  }

  /**
   * Returns the index after the dateline and the sign behind it, if it begins at this index of the
   * text; else the index itself.
   */
  public static int after(ReleaseText release, int start) {
    Matcher dateline = DATELINE.matcher(release.text());
    if (!dateline.find() || dateline.start() != start || towns(release).findAny().isEmpty()) {
      return start;
    }
    Matcher sign = SIGN.matcher(release.text()).region(dateline.end(), release.text().length());
    return sign.lookingAt() ? sign.end() : dateline.end();
  }

  /** Returns the text of a release without its dateline. */
  static String removed(ReleaseText release) {
    Matcher dateline = DATELINE.matcher(release.text());
    return towns(release).findAny().isEmpty() ? release.text() : dateline.replaceFirst(" ");
  }

  /** True if each word has a capital letter or is a small one, and none is a month or a day. */
  private static boolean isTown(String words, CalendarWords calendar) {
    return Tokens.of(words).words().stream().noneMatch(calendar::contains)
        && Stream.of(words.split(" +"))
            .allMatch(word -> word.length() <= SHORT || Character.isUpperCase(word.codePointAt(0)));
  }
}
