package org.vigie.alerts.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/** Reads {@code alerts.yaml}. */
public final class AlertsFile {
  public static final String NAME = "alerts.yaml";

  private final YamlMap top;
  private final Set<String> tagIds;
  private final Secrets secrets;

  private AlertsFile(YamlMap top, Set<String> tagIds, Secrets secrets) {
    this.top = top;
    this.tagIds = tagIds;
    this.secrets = secrets;
  }

  /**
   * Reads the file, with secrets from {@code VIGIE_SLACK_TOKEN}, {@code VIGIE_SLACK_WEBHOOK} and
   * {@code VIGIE_SMTP_PASSWORD} before those in files. A folder without the file, or a file that is
   * all comments, gives {@link AlertsConfig#DEFAULT}.
   *
   * @param tagIds the watch's tags, which routes may name; empty when the watch could not be read,
   *     and then names aren't checked
   * @param problems what is wrong is added here; the result must not be used if there is any
   */
  public static AlertsConfig read(Path dir, Set<String> tagIds, Problems problems) {
    return read(dir, tagIds, System.getenv(), problems);
  }

  static AlertsConfig read(
      Path dir, Set<String> tagIds, Map<String, String> environment, Problems problems) {
    Path file = dir.resolve(NAME);
    if (saysNothing(file)) {
      return AlertsConfig.DEFAULT;
    }
    return YamlFile.read(file, problems)
        .map(
            map -> {
              try (map) {
                return new AlertsFile(map, tagIds, new Secrets(dir, environment)).config();
              }
            })
        .orElse(AlertsConfig.DEFAULT);
  }

  private static boolean saysNothing(Path file) {
    if (!Files.exists(file)) {
      return true;
    }
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    } catch (IOException | UncheckedIOException e) {
      return false; // why: reading it as YAML reports what is wrong with it
    }
  }

  private AlertsConfig config() {
    Language language = top.choice("language", AlertsConfig.DEFAULT.language());
    ServersReader servers = new ServersReader(top, secrets);
    Map<String, ChannelConfig> channels =
        new LinkedHashMap<>(new ChannelReader(servers, secrets, language).read(top));
    // why: one that is there but wrong is reported once, not again by each route that names it.
    Set<String> names = top.map("channels").map(YamlMap::keys).orElse(Set.of());
    if (names.isEmpty()) {
      addConsole(channels, language);
      names = channels.keySet();
    }
    List<Route> routes = new RouteReader(names, tagIds).read(top);
    if (routes.isEmpty()) {
      routes = List.of(Route.forAll(List.copyOf(channels.keySet())));
    }
    if (routes.stream().anyMatch(route -> route.to().contains(AlertsConfig.CONSOLE))) {
      addConsole(channels, language);
    }
    return new AlertsConfig(
        language, timeZone(), servers.slack(), servers.smtp(), channels, routes, digests(names));
  }

  private static void addConsole(Map<String, ChannelConfig> channels, Language language) {
    channels.putIfAbsent(
        AlertsConfig.CONSOLE, new ChannelConfig.Console(AlertsConfig.CONSOLE, language));
  }

  private ZoneId timeZone() {
    String zone = top.text("timeZone", AlertsConfig.DEFAULT.timeZone().getId());
    // why: an offset such as +01:00 is a ZoneId too, but knows no summer time.
    if (ZoneId.getAvailableZoneIds().contains(zone)) {
      return ZoneId.of(zone);
    }
    top.problem("timeZone", zone + " is not an IANA time zone such as Europe/Paris");
    return AlertsConfig.DEFAULT.timeZone();
  }

  private List<Digest> digests(Set<String> names) {
    List<Digest> digests = new ArrayList<>();
    for (YamlMap keys : top.maps("digests")) {
      try (keys) {
        List<String> to = References.channels(keys, names);
        LocalTime at = RouteReader.time(keys, "at");
        var empty = keys.choice("empty", Digest.Empty.SKIP);
        if (at != null) {
          digests.add(new Digest("digest-" + (digests.size() + 1), to, at, empty));
        }
      }
    }
    return digests;
  }
}
