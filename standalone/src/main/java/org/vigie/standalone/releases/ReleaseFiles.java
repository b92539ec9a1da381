package org.vigie.standalone.releases;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
   * one release. A text that is given twice counts once.
   *
   * @param sources files or addresses of pages
   */
  public List<NewRelease> read(List<String> sources)
      throws BadReleaseException, InterruptedException {
    List<NewRelease> releases = new ArrayList<>();
    for (String source : once(sources)) {
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

  /** Returns what to tell about the sources: those that are given twice, and their encodings. */
  public List<String> notes(List<String> sources) throws BadReleaseException, InterruptedException {
    List<String> notes = new ArrayList<>();
    Map<String, String> byText = new HashMap<>();
    for (String source : sources) {
      ReleaseDocument document = document(source);
      String first = byText.putIfAbsent(document.content().strip(), source);
      if (first == null) {
        notes.addAll(document.notes());
      } else if (first.equals(source)) {
        notes.add(source + " was given twice; it counts once.");
      } else {
        notes.add("%s has the same text as %s; it counts once.".formatted(source, first));
      }
    }
    return notes.stream().distinct().toList();
  }

  /** Returns the sources without those that have the same text as an earlier one. */
  private Collection<String> once(List<String> sources)
      throws BadReleaseException, InterruptedException {
    Map<String, String> byText = new LinkedHashMap<>();
    for (String source : sources) {
      byText.putIfAbsent(document(source).content().strip(), source);
    }
    return byText.values();
  }

  private ReleaseDocument document(String source) throws BadReleaseException, InterruptedException {
    ReleaseDocument document = documents.get(source);
    if (document == null) {
      document = ReleaseDocument.read(source, zone);
      documents.put(source, document);
    }
    return document;
  }

  private NewRelease read(String source) throws BadReleaseException, InterruptedException {
    ReleaseDocument document = document(source);
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
    ReleaseDate dated = date(source, slug, document, language);
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

  private static ReleaseDate date(
      String source, String slug, ReleaseDocument document, String language)
      throws BadReleaseException {
    Matcher day = DAY.matcher(slug);
    if (!day.find()) {
      return ReleaseDate.of(document, language);
    }
    FeedDate named = FeedDate.parse(day.group());
    if (named == null) {
      throw new BadReleaseException(
          source + ": there is no day " + day.group() + "; correct its name");
    }
    return new ReleaseDate(named.local().toLocalDate(), "the file's name");
  }
}
