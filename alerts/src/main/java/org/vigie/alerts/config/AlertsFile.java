package org.vigie.alerts.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.settings.Problems;
import org.vigie.settings.Secret;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/** Reads the file {@code alerts.yaml} and checks its content. */
public final class AlertsFile {
  public static final String NAME = "alerts.yaml";

  private AlertsFile() {}

  /**
   * Reads {@code alerts.yaml}. The environment variables {@code VIGIE_SLACK_TOKEN}, {@code
   * VIGIE_SLACK_WEBHOOK} and {@code VIGIE_SMTP_PASSWORD} take precedence over secrets in files. If
   * the file is missing or has only comments, returns {@link AlertsConfig#DEFAULT}.
   *
   * @param tagIds ids of the watch's tags. Empty if the watch could not be read; then the tags in
   *     routes aren't checked.
   * @param problems receives all problems; if there are any, the returned value must not be used
   */
  public static AlertsConfig read(Path dir, Set<String> tagIds, Problems problems) {
    return read(dir, tagIds, System.getenv(), problems);
  }

  static AlertsConfig read(
      Path dir, Set<String> tagIds, Map<String, String> environment, Problems problems) {
    Path file = dir.resolve(NAME);
    if (isBlank(file)) {
      return AlertsConfig.DEFAULT;
    }
    var secrets = new Secret.Reader(dir, environment);
    return YamlFile.read(file, problems)
        .map(top -> config(top, tagIds, secrets))
        .orElse(AlertsConfig.DEFAULT);
  }

  private static boolean isBlank(Path file) {
    // why: a link to a file that is away, such as on a share, must not end all alerts.
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    } catch (IOException | UncheckedIOException e) {
      return false; // why: reading it as YAML reports the problem
    }
  }

  private static AlertsConfig config(YamlMap top, Set<String> tagIds, Secret.Reader secrets) {
    try (top) {
      Language language = top.choice("language", AlertsConfig.DEFAULT.language());
      Servers servers = Servers.read(top, secrets);
      var channels = new ChannelReader(servers, secrets, language).read(top);
      // why: names include channels with errors: a route to one must not cause a second problem.
      Set<String> names = top.map("channels").map(YamlMap::keys).orElse(Set.of());
      if (names.isEmpty()) {
        addConsole(channels, language);
        names = channels.keySet();
      }
      var reader = new RouteReader(names, new MatchReader(tagIds));
      List<Route> routes = reader.read(top);
      if (routes.isEmpty()) {
        routes = List.of(Route.forAll(List.copyOf(channels.keySet())));
      }
      if (routes.stream().anyMatch(route -> route.to().contains(AlertsConfig.CONSOLE))) {
        addConsole(channels, language);
      }
      ZoneId zone = timeZone(top);
      List<DailyDigest> digests = digests(top, reader);
      return new AlertsConfig(
          language, zone, servers.slack(), servers.smtp(), channels, routes, digests);
    }
  }

  private static void addConsole(Map<String, ChannelConfig> channels, Language language) {
    channels.putIfAbsent(
        AlertsConfig.CONSOLE, new ChannelConfig.Console(AlertsConfig.CONSOLE, language));
  }

  private static ZoneId timeZone(YamlMap top) {
    String zone = top.text("timeZone", AlertsConfig.DEFAULT.timeZone().getId());
    // why: ZoneId.of also accepts an offset such as +01:00, but an offset has no summer time.
    if (ZoneId.getAvailableZoneIds().contains(zone)) {
      return ZoneId.of(zone);
    }
    top.problem("timeZone", zone + " is not an IANA time zone such as Europe/Paris");
    return AlertsConfig.DEFAULT.timeZone();
  }

  private static List<DailyDigest> digests(YamlMap top, RouteReader reader) {
    List<DailyDigest> digests = new ArrayList<>();
    for (YamlMap keys : top.maps("digests")) {
      try (keys) {
        List<String> to = reader.channels(keys);
        LocalTime at = RouteReader.time(keys, "at");
        var empty = keys.choice("empty", DailyDigest.Empty.SKIP);
        if (at != null) {
          digests.add(new DailyDigest(id(to, digests), to, at, empty));
        }
      }
    }
    return digests;
  }

  /** Returns the id of a digest, which stays the same if others before it are added or removed. */
  private static String id(List<String> to, List<DailyDigest> before) {
    String id = "digest-to-" + String.join(".", to.stream().sorted().toList());
    long same =
        before.stream().filter(each -> Set.copyOf(each.to()).equals(Set.copyOf(to))).count();
    return same == 0 ? id : id + "~" + (same + 1);
  }
}
