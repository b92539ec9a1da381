package org.vigie.enrich.pickup;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vigie.enrich.attribution.OurKind;
import org.vigie.enrich.language.CalendarWords;
import org.vigie.enrich.language.Kinds;
import org.vigie.enrich.language.PhraseList;
import org.vigie.enrich.text.ArticleWords;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.Article;
import org.vigie.events.Tag;
import org.vigie.events.WatchItem.Organisation;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;

/**
 * Finds an organisation that is called by its kind and its town: {@code the Belfast consumer
 * group}, <i>l'hôpital universitaire de Merlenne</i>. The town is that of the releases' datelines.
 * Thread-safe.
 *
 * @param towns the towns
 * @param nouns words for what we are, in all languages
 */
record HomeNames(PhraseList towns, PhraseList nouns) {
  /** A town or two, perhaps a region, and a date at the beginning of a line. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?m)^(\\p{Lu}[\\p{L}\\p{M}'’ /-]{1,60}?)(?: \\([^)\\n]{1,40}\\))?, (?:\\p{L}{2,3} )?"
              + "(?:\\d{4}-\\d{2}-\\d{2}|\\p{L}{3,10} \\d{1,2}, \\d{4}"
              + "|\\d{1,2}(?:er|st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,10}\\.? (?:de )?\\d{4})");

  /** What stands between two towns: a slash, or a word without a capital letter. */
  private static final Pattern BETWEEN = Pattern.compile("/| \\p{Ll}+ ");

  /** Maximum number of words between the town and the noun. An estimate. */
  private static final int BETWEEN_WORDS = 3;

  static HomeNames of(Organisation organisation, List<Release> releases) {
    Stream<String> towns =
        releases.stream()
            .flatMap(release -> release.texts().stream())
            .flatMap(HomeNames::towns)
            .distinct();
    Set<String> kinds = OurKind.of(organisation, releases);
    return new HomeNames(
        new PhraseList(towns.toList()),
        new PhraseList(kinds.stream().flatMap(kind -> Kinds.words(null, kind).stream()).toList()));
  }

  /**
   * Returns the towns of the dateline; none if a part of it is no town: <i>On Monday, 3 March</i>.
   */
  private static Stream<String> towns(ReleaseText release) {
    Matcher dateline = DATELINE.matcher(release.text());
    if (!dateline.find()) {
      return Stream.empty();
    }
    List<String> parts =
        BETWEEN
            .splitAsStream(dateline.group(1))
            .map(String::strip)
            .filter(not(String::isEmpty))
            .toList();
    CalendarWords calendar = CalendarWords.of(release.language());
    return parts.stream().allMatch(part -> isTown(part, calendar))
        ? parts.stream()
        : Stream.empty();
  }

  /** True if each word has a capital letter, and none is a month or a day. */
  private static boolean isTown(String words, CalendarWords calendar) {
    return Tokens.of(words).words().stream().noneMatch(calendar::contains)
        && Stream.of(words.split(" +"))
            .allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
  }

  /** Returns the places with such names, from the noun to the town or from the town to the noun. */
  List<Tag> find(Article article, ArticleWords words) {
    List<Tag> found = new ArrayList<>();
    if (!towns.isEmpty() && !nouns.isEmpty()) {
      for (Tag.Field field : Tag.Field.values()) {
        add(field, article.text(field), words, found);
      }
    }
    return found;
  }

  private void add(Tag.Field field, String text, ArticleWords words, List<Tag> found) {
    Tokens tokens = words.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      int length = towns.at(tokens, i);
      if (length > 0 && Character.isUpperCase(text.codePointAt(tokens.start(i)))) {
        int end = i + length;
        for (int k = i - 1; k >= Math.max(0, i - BETWEEN_WORDS - 1); k--) {
          add(field, text, tokens, k, end, k, found);
        }
        for (int k = end; k <= Math.min(tokens.size() - 1, end + BETWEEN_WORDS); k++) {
          add(field, text, tokens, i, k + 1, k, found);
        }
      }
    }
  }

  /** Adds the words from {@code first} to before {@code end} if one of them is a noun of ours. */
  private void add(
      Tag.Field field, String text, Tokens tokens, int first, int end, int noun, List<Tag> found) {
    if (nouns.at(tokens, noun) > 0) {
      int start = tokens.start(first);
      String surface = text.substring(start, tokens.end(end - 1));
      if (surface.chars().noneMatch(c -> ".,;:!?()\n«»“”\"".indexOf(c) >= 0)) {
        found.add(NamePlaces.place(field, start, surface));
      }
    }
  }
}
