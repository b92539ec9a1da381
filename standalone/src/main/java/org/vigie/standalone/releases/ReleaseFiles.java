package org.vigie.standalone.releases;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.enrich.config.GivenReleases;
import org.vigie.enrich.language.LanguageGuess;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.standalone.propose.Slug;
import org.vigie.standalone.releases.NewRelease.Part;

/**
 * Reads releases, guesses their languages and dates, and joins translations. Each file or page is
 * read once.
 */
public final class ReleaseFiles {
  private static final Pattern NAME = Pattern.compile("(?<name>.+?)([._-](?<language>[a-z]{2}))?");

  private static final Pattern DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}");

  /**
   * The dateline at the start of a paragraph: a place, a day, perhaps an agency as in {@code
   * (Wire)}, and a dash, a colon or the line's end after it. Any other date is that of an event.
   */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?m)^[^\\d\\n]{0,40}(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4}|(?<!\\p{L})\\p{L}{3,10}\\.? \\d{1,2}, \\d{4}"
              + "|\\d{1,2}(?:er|st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,10}\\.? (?:de )?\\d{4})"
              + "\\s*(?:\\([^)\\n]{1,40}\\)|/[^/\\n]{1,40}/)?\\s*(?:[-–—:.)*]|$)");

  /** Maximum UTF-16 code units in which a dateline is sought. An estimate: title and first line. */
  private static final int OPENING = 600;

  /** Minimum number of words of a release. Chosen: less is an empty template. */
  private static final int LEAST_WORDS = 20;

  private final ZoneId zone;
  private final Map<String, ReleaseDocument> documents = new HashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param zone time zone of the organisation
   */
  public ReleaseFiles(ZoneId zone) {
    this.zone = zone;
  }

  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the releases. Those of different languages, one after the other, are translations of
   * one release.
   *
   * @param sources files or addresses of pages
   */
  public List<NewRelease> read(List<String> sources)
      throws BadReleaseException, InterruptedException {
    List<NewRelease> releases = new ArrayList<>();
    for (String source : sources) {
      NewRelease release = read(source);
      NewRelease last = releases.isEmpty() ? null : releases.getLast();
      if (last != null && !last.languages().contains(release.languages().getFirst())) {
        releases.set(releases.size() - 1, last.with(release));
      } else if (releases.stream().anyMatch(other -> other.id().equals(release.id()))) {
        throw new BadReleaseException(
            source + " is in the same language as another file of the release " + release.id());
      } else {
        releases.add(release);
      }
    }
    return releases;
  }

  /** Returns the releases; if a day is given, the only one, published on this day. */
  List<NewRelease> read(List<String> sources, @Nullable LocalDate published)
      throws BadReleaseException, InterruptedException {
    List<NewRelease> releases = read(sources);
    if (published == null) {
      return releases;
    }
    if (releases.size() > 1) {
      throw new BadReleaseException("--published is the day of one release, and here are several");
    }
    return List.of(releases.getFirst().on(published));
  }

  private NewRelease read(String source) throws BadReleaseException, InterruptedException {
    ReleaseDocument document = documents.get(source);
    if (document == null) {
      document = ReleaseDocument.read(source, zone);
      documents.put(source, document);
    }
    Tokens words = Tokens.of(document.content());
    if (words.size() < LEAST_WORDS) {
      throw new BadReleaseException(
          source + " has fewer than " + LEAST_WORDS + " words; it is no release");
    }
    Matcher name = NAME.matcher(document.name().toLowerCase(Locale.ROOT));
    boolean isNamed = name.matches();
    String guessed = LanguageGuess.of(words);
    String language = guessed == null && isNamed ? name.group("language") : guessed;
    if (language == null) {
      throw new BadReleaseException(
          source + ": its language can't be told; end its name with it, such as .fr.md");
    }
    String slug = Slug.of(isNamed ? name.group("name") : "", "release");
    Dated dated = date(source, slug, document);
    String id = DAY.matcher(slug).find() ? slug : dated.day() + "-" + slug;
    String file = id + "." + language + "." + document.type();
    Part part = new Part(file, document.content(), text(file, document.content()));
    return new NewRelease(id, dated.day(), dated.source(), List.of(part));
  }

  private static ReleaseText text(String file, String content) throws BadReleaseException {
    List<String> wrong = new ArrayList<>();
    return GivenReleases.text(file, content, wrong::add)
        .orElseThrow(() -> new BadReleaseException(file + String.join("", wrong)));
  }

  /** A day and where it was found. */
  private record Dated(LocalDate day, String source) {}

  private static Dated date(String source, String slug, ReleaseDocument document)
      throws BadReleaseException {
    Matcher day = DAY.matcher(slug);
    if (day.find()) {
      FeedDate named = FeedDate.parse(day.group());
      if (named == null) {
        throw new BadReleaseException(
            source + ": there is no day " + day.group() + "; correct its name");
      }
      return new Dated(named.local().toLocalDate(), "the file's name");
    }
    String content = document.content();
    String opening = content.substring(0, Math.min(OPENING, content.length()));
    for (MatchResult written : DATELINE.matcher(opening).results().toList()) {
      FeedDate date = FeedDate.parse(written.group(1));
      if (date != null) {
        return new Dated(date.local().toLocalDate(), "its text");
      }
    }
    return new Dated(document.day(), document.daySource());
  }
}
