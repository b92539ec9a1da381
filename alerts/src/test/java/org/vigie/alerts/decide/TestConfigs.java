package org.vigie.alerts.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.config.AlertsConfig.DailyDigest;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.config.Language;
import org.vigie.alerts.config.Match;
import org.vigie.alerts.config.QuietHours;
import org.vigie.alerts.config.Route;
import org.vigie.alerts.config.SlackConfig;
import org.vigie.alerts.config.WatchNames;
import org.vigie.alerts.config.WatchNames.ReleaseName;
import org.vigie.events.Pickup;

/** Configurations for tests: channels {@code a} and {@code b}, in Paris. */
public final class TestConfigs {
  public static final Match PICKUPS = pickups(Pickup.Kind.REPRINT, Pickup.Kind.QUOTE);
  public static final Duration WAIT = Duration.ofSeconds(30);
  public static final Duration INTERVAL = Duration.ofMinutes(5);

  /** The release that a {@link TestMention} takes from. */
  private static final WatchNames NAMES =
      new WatchNames(
          "cesia",
          Map.of(),
          Map.of(
              "2025-02-12-sommet", new ReleaseName("Sommet", Map.of(), LocalDate.of(2025, 2, 12))));

  private TestConfigs() {}

  public static AlertsConfig of(Language language, Route... routes) {
    Map<String, ChannelConfig> channels = new LinkedHashMap<>();
    channels.put("a", new ChannelConfig.Console("a", language));
    channels.put("b", new ChannelConfig.Console("b", language));
    return new AlertsConfig(
        language,
        ZoneId.of("Europe/Paris"),
        SlackConfig.DEFAULT,
        null,
        channels,
        List.of(routes),
        List.of(),
        NAMES);
  }

  public static AlertsConfig of(Route... routes) {
    return of(Language.EN, routes);
  }

  /** The same configuration with a channel that sends mails. */
  public static AlertsConfig withMail(String channel, AlertsConfig config) {
    Map<String, ChannelConfig> channels = new LinkedHashMap<>(config.channels());
    var mail = new ChannelConfig.Email(channel, config.language(), List.of("a@example.org"));
    channels.put(channel, mail);
    return new AlertsConfig(
        config.language(),
        config.timeZone(),
        config.slack(),
        config.smtp(),
        channels,
        config.routes(),
        config.digests());
  }

  /** The same configuration with these digests. */
  public static AlertsConfig with(AlertsConfig config, DailyDigest... digests) {
    return new AlertsConfig(
        config.language(),
        config.timeZone(),
        config.slack(),
        config.smtp(),
        config.channels(),
        config.routes(),
        List.of(digests));
  }

  /** The same configuration in another time zone. */
  public static AlertsConfig in(String timeZone, AlertsConfig config) {
    return new AlertsConfig(
        config.language(),
        ZoneId.of(timeZone),
        config.slack(),
        config.smtp(),
        config.channels(),
        config.routes(),
        config.digests());
  }

  public static DailyDigest digest(String at, DailyDigest.Empty empty, String... to) {
    return new DailyDigest(
        "digest-to-" + String.join(".", to), List.of(to), LocalTime.parse(at), empty);
  }

  public static Route route(int number, Match match, String... to) {
    return new Route(
        "route-" + number, null, match, List.of(to), WAIT, INTERVAL, null, false, List.of());
  }

  public static Route continues(Route route) {
    return new Route(
        route.id(),
        route.name(),
        route.match(),
        route.to(),
        route.groupWait(),
        route.groupInterval(),
        route.quiet(),
        true,
        route.routes());
  }

  public static Route timed(Route route, Duration wait, Duration interval) {
    return new Route(
        route.id(),
        route.name(),
        route.match(),
        route.to(),
        wait,
        interval,
        route.quiet(),
        route.continues(),
        route.routes());
  }

  public static Route with(Route route, Route... inside) {
    return new Route(
        route.id(),
        route.name(),
        route.match(),
        route.to(),
        route.groupWait(),
        route.groupInterval(),
        route.quiet(),
        route.continues(),
        List.of(inside));
  }

  public static Route quiet(Route route, @Nullable Match except) {
    return new Route(
        route.id(),
        route.name(),
        route.match(),
        route.to(),
        route.groupWait(),
        route.groupInterval(),
        new QuietHours(
            LocalTime.of(22, 0), LocalTime.of(7, 0), except == null ? List.of() : List.of(except)),
        route.continues(),
        route.routes());
  }

  public static Match tag(String... ids) {
    return new Match(Set.of(), Set.of(ids), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public static Match pickups(Pickup.Kind... kinds) {
    return new Match(Set.of(kinds), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public static Match tier(int... tiers) {
    return new Match(
        Set.of(),
        Set.of(),
        Set.copyOf(java.util.Arrays.stream(tiers).boxed().toList()),
        Set.of(),
        Set.of(),
        Set.of());
  }
}
