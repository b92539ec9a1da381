package org.vigie.standalone.init;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.enrich.config.GivenReleases;
import org.vigie.enrich.language.LanguageGuess;
import org.vigie.enrich.text.Tokens;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.ingest.dates.FeedDate;
import org.vigie.standalone.init.NewRelease.Part;
import org.vigie.standalone.propose.Slug;

/**
 * Reads the files of releases, guesses their languages and dates, and joins translations.
 *
 * @param work an empty folder for copies whose names have a language
 * @param zone time zone of the organisation
 */
record ReleaseFiles(Path work, ZoneId zone) {
  private static final Pattern NAME =
      Pattern.compile("(?<name>.+?)([._-](?<language>[a-z]{2}))?\\.(?<type>md|txt)");

  private static final Pattern DAY = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}");

  /**
   * The dateline at the start of a paragraph: a place, a day, and a dash, a colon or the line's end
   * after it. Any other date is that of an event.
   */
  private static final Pattern DATELINE =
      Pattern.compile(
          "(?m)^[^\\d\\n]{0,40}(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4}|\\p{L}{3,10} \\d{1,2}, \\d{4}"
              + "|\\d{1,2}(?:er|st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,10}\\.? (?:de )?\\d{4})\\s*(?:[-–—:.)*]|$)");

  /** Maximum UTF-16 code units in which a dateline is sought. An estimate: title and first line. */
  private static final int OPENING = 600;

  /** Minimum number of words of a release. Chosen: less is an empty template. */
  private static final int LEAST_WORDS = 20;

  /** Returns the releases. Files of different languages are translations of one release. */
  List<NewRelease> read(List<Path> files) throws BadAnswerException {
    List<NewRelease> releases = new ArrayList<>();
    for (Path file : files) {
      NewRelease release = read(file);
      NewRelease last = releases.isEmpty() ? null : releases.getLast();
      if (last != null && !languages(last).contains(languages(release).getFirst())) {
        releases.set(releases.size() - 1, joined(last, release));
      } else if (releases.stream().anyMatch(other -> other.id().equals(release.id()))) {
        throw new BadAnswerException(
            file + " is in the same language as another file of the release " + release.id());
      } else {
        releases.add(release);
      }
    }
    return releases;
  }

  private static List<String> languages(NewRelease release) {
    return release.texts().stream().map(ReleaseText::language).toList();
  }

  private static NewRelease joined(NewRelease original, NewRelease translation) {
    List<Part> parts = new ArrayList<>(original.parts());
    for (Part part : translation.parts()) {
      String file = original.id() + part.file().substring(translation.id().length());
      parts.add(new Part(file, part.content(), part.text()));
    }
    return new NewRelease(original.id(), original.published(), original.dateSource(), parts);
  }

  private NewRelease read(Path file) throws BadAnswerException {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    if (!name.matches()) {
      throw new BadAnswerException(
          file
              + ": save the release as plain text or Markdown, in a file that ends with .txt or .md");
    }
    String content = content(file);
    String guessed = LanguageGuess.of(Tokens.of(content));
    String named = name.group("language");
    if (guessed == null && named == null) {
      throw new BadAnswerException(
          file + ": its language can't be told; end its name with it, such as .fr.md");
    }
    String language = guessed == null ? named : guessed;
    String slug = Slug.of(name.group("name"), "release");
    Dated dated = date(file, slug, content);
    String id = DAY.matcher(slug).find() ? slug : dated.day() + "-" + slug;
    String copy = id + "." + language + "." + name.group("type");
    return new NewRelease(
        id, dated.day(), dated.source(), List.of(new Part(copy, content, text(copy, content))));
  }

  private ReleaseText text(String copy, String content) throws BadAnswerException {
    List<String> wrong = new ArrayList<>();
    try {
      Path written = Files.writeString(work.resolve(copy), content);
      return GivenReleases.text(written, wrong::add)
          .orElseThrow(() -> new BadAnswerException(copy + String.join("", wrong)));
    } catch (IOException e) {
      throw new BadAnswerException(copy + " can't be written: " + e.getMessage());
    }
  }

  private static String content(Path file) throws BadAnswerException {
    try {
      String content = Files.readString(file);
      if (Tokens.of(content).size() < LEAST_WORDS) {
        throw new BadAnswerException(
            file + " has fewer than " + LEAST_WORDS + " words; it is no release");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new BadAnswerException(file + ": no such file");
    } catch (AccessDeniedException e) {
      throw new BadAnswerException(file + " can't be read: permission denied");
    } catch (CharacterCodingException e) {
      throw new BadAnswerException(file + " is not UTF-8 text");
    } catch (IOException e) {
      throw new BadAnswerException(file + " can't be read: " + e.getMessage());
    }
  }

  /** A day and where it was found. */
  private record Dated(LocalDate day, String source) {}

  private Dated date(Path file, String slug, String content) throws BadAnswerException {
    Matcher day = DAY.matcher(slug);
    if (day.find()) {
      FeedDate named = FeedDate.parse(day.group());
      if (named == null) {
        throw new BadAnswerException(
            file + ": there is no day " + day.group() + "; correct its name");
      }
      return new Dated(named.local().toLocalDate(), "the file's name");
    }
    String opening = content.substring(0, Math.min(OPENING, content.length()));
    for (MatchResult written : DATELINE.matcher(opening).results().toList()) {
      FeedDate date = FeedDate.parse(written.group(1));
      if (date != null) {
        return new Dated(date.local().toLocalDate(), "its text");
      }
    }
    try {
      LocalDate saved = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), zone);
      return new Dated(saved, "the day the file was saved");
    } catch (IOException e) {
      throw new BadAnswerException(file + " can't be read: " + e.getMessage());
    }
  }
}
