package org.vigie.enrich.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;

/** Reads the releases that are given as files on the command line. */
public final class GivenReleases {
  private static final int DATE = "2025-02-12".length();

  private GivenReleases() {}

  /**
   * Returns the configuration with the releases in these files (plain text or Markdown) instead of
   * its own. The language is in a file's name: {@code NAME.fr.txt}. Files with an equal {@code
   * NAME} are one release. Each release gets the key messages of all the releases in the old
   * configuration: the ids of the tags that find a release's main statements.
   */
  public static WatchConfig replace(WatchConfig config, List<Path> files, Problems problems) {
    Map<String, List<ReleaseText>> texts = new LinkedHashMap<>();
    for (Path file : files) {
      String id = ReleaseFile.release(file);
      ReleaseFile.read(file, why -> problems.add("--release", 0, file + why))
          .ifPresent(text -> texts.computeIfAbsent(id, _ -> new ArrayList<>()).add(text));
    }
    List<Release> releases = new ArrayList<>();
    texts.forEach((id, found) -> releases.add(release(config, id, found)));
    return new WatchConfig(
        config.watch(),
        config.organisation(),
        config.tags(),
        releases,
        config.examples(),
        config.rulePlaces());
  }

  /**
   * Reads one text of a release. If that fails, returns empty, and {@code problem} receives the
   * reason.
   *
   * @param file a name that ends with the language, such as {@code dams.fr.md}
   * @param content what is in the file
   */
  public static Optional<ReleaseText> text(String file, String content, Consumer<String> problem) {
    return ReleaseFile.parse(file, content, problem);
  }

  private static Release release(WatchConfig config, String id, List<ReleaseText> texts) {
    return new Release(
        config.watch(),
        id,
        1,
        Instant.EPOCH,
        false,
        published(config, id),
        texts,
        config.releases().isEmpty()
            ? WatchConfig.sentences(config.tags())
            : messages(config, Release::keyMessages),
        messages(config, Release::ownMessages));
  }

  private static List<String> messages(
      WatchConfig config, Function<Release, Collection<String>> which) {
    return config.releases().stream().map(which).flatMap(Collection::stream).distinct().toList();
  }

  /** Returns a release's publication time: as configured, or else the date in its id, or null. */
  private static @Nullable Instant published(WatchConfig config, String id) {
    for (Release release : config.releases()) {
      if (release.id().equals(id) && release.published() != null) {
        return release.published();
      }
    }
    try {
      ZoneId zone = ZoneId.of(config.organisation().timeZone());
      LocalDate date = LocalDate.parse(id.substring(0, Math.min(DATE, id.length())));
      return date.atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
