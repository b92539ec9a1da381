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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;

/** Reads the releases that are given as files on the command line. */
final class GivenReleases {
  private static final int DATE = "2025-02-12".length();

  private GivenReleases() {}

  static List<Release> read(WatchConfig config, List<Path> files, Problems problems) {
    Map<String, List<ReleaseText>> texts = new LinkedHashMap<>();
    for (Path file : files) {
      ReleaseFile.read(file, why -> problems.add("--release", 0, file + why))
          .ifPresent(
              text ->
                  texts
                      .computeIfAbsent(ReleaseFile.release(file), _ -> new ArrayList<>())
                      .add(text));
    }
    return texts.entrySet().stream()
        .map(each -> release(config, each.getKey(), each.getValue()))
        .toList();
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
        messages(config, Release::keyMessages),
        messages(config, Release::ownMessages));
  }

  private static List<String> messages(
      WatchConfig config, Function<Release, Collection<String>> which) {
    return config.releases().stream().map(which).flatMap(Collection::stream).distinct().toList();
  }

  /** As configured for a release with this id; else the date at the beginning of the id. */
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
