package org.vigie.enrich.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vigie.events.WatchItem.Release;
import org.vigie.events.WatchItem.ReleaseText;
import org.vigie.settings.Problems;

/** Releases given as files on the command line. */
final class GivenReleases {
  private static final int DATE = "2025-02-12".length();

  private GivenReleases() {}

  static List<Release> read(WatchConfig config, List<Path> files, Problems problems) {
    Map<String, List<ReleaseText>> texts = new LinkedHashMap<>();
    for (Path file : files) {
      switch (ReleaseFile.read(file)) {
        case ReleaseFile.Read(var text) ->
            texts.computeIfAbsent(ReleaseFile.release(file), _ -> new ArrayList<>()).add(text);
        case ReleaseFile.Unreadable(var why) -> problems.add("--release", 0, file + why);
      }
    }
    List<Release> releases = new ArrayList<>();
    texts.forEach(
        (id, each) ->
            releases.add(
                new Release(
                    config.watch(),
                    id,
                    1,
                    Instant.EPOCH,
                    false,
                    published(config, id),
                    each,
                    messages(config, Release::keyMessages),
                    messages(config, Release::ownMessages))));
    return releases;
  }

  private static List<String> messages(
      WatchConfig config, Function<Release, Collection<String>> which) {
    Set<String> messages = new LinkedHashSet<>();
    config.releases().forEach(release -> messages.addAll(which.apply(release)));
    return List.copyOf(messages);
  }

  /** As configured for a release of this name, else from the date that the name begins with. */
  private static @Nullable Instant published(WatchConfig config, String id) {
    for (Release release : config.releases()) {
      if (release.id().equals(id) && release.published() != null) {
        return release.published();
      }
    }
    if (id.length() < DATE) {
      return null;
    }
    try {
      ZoneId zone = ZoneId.of(config.organisation().timeZone());
      return LocalDate.parse(id.substring(0, DATE)).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
