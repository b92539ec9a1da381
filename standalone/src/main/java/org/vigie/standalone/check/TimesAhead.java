package org.vigie.standalone.check;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.events.WatchItem.Release;
import org.vigie.ingest.config.FeedsFile;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Finds days that have not come, such as those of a wrong year: releases that are still to be
 * published, and feeds whose archive is to be read back to such a day.
 */
final class TimesAhead {
  private static final String SINCE = "since";

  private TimesAhead() {}

  /**
   * Returns the warnings, a sentence each.
   *
   * @param dir folder of a configuration without mistakes
   */
  static List<String> warnings(WatchConfig watch, Path dir, Instant now) {
    List<String> warnings = new ArrayList<>();
    for (Release release : watch.releases()) {
      Instant published = release.published();
      if (published != null && published.isAfter(now)) {
        LocalDate day = LocalDate.ofInstant(published, watch.organisation().zone());
        warnings.add(
            "release %s: published %s lies ahead; until the day before, no article can take it up"
                .formatted(release.id(), day));
      }
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    YamlFile.read(dir.resolve(FeedsFile.NAME), new Problems()).stream()
        .flatMap(TimesAhead::feeds)
        .filter(feed -> feed.has(SINCE) && LocalDate.parse(feed.text(SINCE)).isAfter(today))
        .map(
            feed ->
                "%s line %d: since %s lies ahead; nothing of the archive of %s is read"
                    .formatted(feed.file(), feed.line(), feed.text(SINCE), feed.text("url")))
        .forEach(warnings::add);
    return warnings;
  }

  private static Stream<YamlMap> feeds(YamlMap top) {
    Stream<YamlValue> ofOutlets =
        top.maps("outlets").stream().flatMap(it -> it.items("feeds").stream());
    return Stream.concat(ofOutlets, top.items("searches").stream())
        .filter(YamlValue::isMap)
        .flatMap(feed -> feed.map().stream());
  }
}
