package org.vigie.alerts.config;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of {@code alerts.yaml}.
 *
 * @param language of alerts, where a channel has none of its own
 * @param timeZone of quiet hours and digests, and of times shown
 * @param smtp null when no mail is sent
 * @param channels by id, in the order of the file
 */
public record AlertsConfig(
    Language language,
    ZoneId timeZone,
    SlackConfig slack,
    @Nullable SmtpConfig smtp,
    Map<String, ChannelConfig> channels,
    List<Route> routes,
    List<Digest> digests) {

  /** Id of the channel that is there when none is configured. */
  public static final String CONSOLE = "console";

  /** Everything on the console: what holds without an {@code alerts.yaml}. */
  public static final AlertsConfig DEFAULT =
      new AlertsConfig(
          Language.EN,
          ZoneId.of("UTC"),
          SlackConfig.DEFAULT,
          null,
          Map.of(CONSOLE, new ChannelConfig.Console(CONSOLE, Language.EN)),
          List.of(Route.forAll(List.of(CONSOLE))),
          List.of());

  public AlertsConfig {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    routes = List.copyOf(routes);
    digests = List.copyOf(digests);
  }
}
