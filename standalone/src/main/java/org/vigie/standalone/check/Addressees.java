package org.vigie.standalone.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsFile;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.QuietHours;
import org.vigie.alerts.config.Route;
import org.vigie.events.Outlet;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.standalone.process.Configuration;

/** Finds routes that probably match nothing because of their outlets, or that reach nobody. */
final class Addressees {
  private Addressees() {}

  /**
   * @param dir folder of the configuration's files
   */
  static List<String> warnings(Configuration configuration, Path dir) {
    Set<String> outlets =
        configuration.feeds().outlets().stream().map(Outlet::id).collect(Collectors.toSet());
    AlertsConfig alerts = configuration.alerts();
    List<String> warnings = new ArrayList<>();
    addUnknownOutlets(alerts.routes(), null, outlets, warnings);
    if (!definesConsole(dir)
        && !alerts.channels().values().stream().allMatch(ChannelConfig.Console.class::isInstance)) {
      alerts.routes().stream()
          .filter(route -> route.to().equals(List.of(AlertsConfig.CONSOLE)))
          .map(
              route ->
                  "alerts.yaml: %s alerts on the console only; name its channels in to"
                      .formatted(route.id()))
          .forEach(warnings::add);
    }
    return warnings;
  }

  /** True if the console is a channel that the file defines, so that routes may mean it. */
  private static boolean definesConsole(Path dir) {
    return YamlFile.read(dir.resolve(AlertsFile.NAME), new Problems())
        .flatMap(top -> top.map("channels"))
        .filter(channels -> channels.has(AlertsConfig.CONSOLE))
        .isPresent();
  }

  /**
   * Finds outlets that no feed has. Not an error, because news searches bring other outlets.
   *
   * @param inherited the quiet hours of the outer route; an inner route may have the same
   */
  private static void addUnknownOutlets(
      List<Route> routes,
      @Nullable QuietHours inherited,
      Set<String> known,
      List<String> warnings) {
    for (Route route : routes) {
      QuietHours quiet = route.quiet();
      Stream<Match> except =
          quiet == null || quiet.equals(inherited) ? Stream.of() : quiet.except().stream();
      Set<String> unknown =
          Stream.concat(Stream.of(route.match()), except)
              .flatMap(match -> match.outlets().stream())
              .filter(id -> !known.contains(id))
              .collect(Collectors.toCollection(TreeSet::new));
      for (String id : unknown) {
        warnings.add(
            "alerts.yaml: %s names the outlet %s, which feeds.yaml doesn't have"
                .formatted(route.id(), id));
      }
      addUnknownOutlets(route.routes(), quiet, known, warnings);
    }
  }
}
