package org.vigie.standalone.check;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.enrich.config.WatchFile;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;
import org.vigie.standalone.process.Configuration;

/**
 * Finds a watch whose days are counted in another time zone than that of its alerts, or in that of
 * a machine on which nobody set one.
 */
final class TimeZones {
  private static final String KEY = "timeZone";

  /** What Java takes for the zone of a machine that has none, and {@code init} writes there. */
  private static final Set<String> UNSET = Set.of("Etc/UTC", "GMT");

  private TimeZones() {}

  /**
   * Returns a warning if clocks differ and if at least one of the files names its time zone, or if
   * the zone is that of a machine without one.
   *
   * @param dir folder of the configuration's files
   */
  static List<String> warnings(Configuration configuration, Path dir) {
    ZoneId counts = configuration.watch().organisation().zone();
    ZoneId alerts = configuration.alerts().timeZone();
    boolean isWatchs = isSet(dir.resolve(WatchFile.NAME), top -> top.map("organisation"));
    boolean isAlerts = isSet(dir.resolve(AlertsFile.NAME), Optional::of);
    if (counts.getRules().equals(alerts.getRules()) || (!isWatchs && !isAlerts)) {
      return UNSET.contains(counts.getId()) ? List.of(unset(counts)) : List.of();
    }
    return List.of(
        "watch.yaml counts the days in %s, but alerts.yaml has quiet hours, digests and times in %s; write the same timeZone in both, in watch.yaml under organisation"
            .formatted(shown(counts, isWatchs), shown(alerts, isAlerts)));
  }

  private static String unset(ZoneId zone) {
    return "the time zone is %s, as on a machine that has none set; the days of the counts and quiet hours follow it, so write yours in watch.yaml and alerts.yaml, or UTC if you mean that"
        .formatted(zone.getId());
  }

  private static boolean isSet(Path file, Function<YamlMap, Optional<YamlMap>> section) {
    return YamlFile.read(file, new Problems())
        .flatMap(section)
        .filter(it -> it.has(KEY))
        .isPresent();
  }

  private static String shown(ZoneId zone, boolean isSet) {
    return zone.getId() + (isSet ? "" : " (the default)");
  }
}
