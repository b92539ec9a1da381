package org.vigie.alerts.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code alerts.yaml}.
 *
 * @param language of alerts, where a channel has no language
 * @param timeZone of quiet hours, of digests and of the times shown
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
    List<DailyDigest> digests) {

  /** Id of the channel that exists when none is configured. */
  public static final String CONSOLE = "console";

  /** All alerts on the console: the configuration without an {@code alerts.yaml}. */
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

  /** The language of a channel; the default for a channel that the configuration doesn't have. */
  public Language language(String channel) {
    ChannelConfig known = channels.get(channel);
    return known == null ? language : known.language();
  }

  /**
   * A daily notification about the stories since the one before.
   *
   * @param id {@code digest-1}, … in the order of the file
   * @param to ids of channels
   * @param at local time
   */
  public record DailyDigest(String id, List<String> to, LocalTime at, Empty empty) {
    public DailyDigest {
      to = List.copyOf(to);
    }

    /** When it is due on a day; see {@link QuietHours} for days when the clocks change. */
    public Instant on(LocalDate day, ZoneId zone) {
      return QuietHours.instant(day, at, zone);
    }

    /** Whether it is sent on a day without a story. */
    public enum Empty {
      SKIP,
      SEND
    }
  }
}
