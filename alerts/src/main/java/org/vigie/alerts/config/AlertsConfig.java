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
 * @param language language of alerts on channels without a language of their own
 * @param timeZone time zone of quiet hours, of digests and of the times shown in alerts
 * @param smtp the mail server; null if the file contains no {@code smtp}
 * @param channels channels by id, in the order of the file
 * @param names names of the tags and releases in the watch of the same folder; not in this file
 */
public record AlertsConfig(
    Language language,
    ZoneId timeZone,
    SlackConfig slack,
    @Nullable SmtpConfig smtp,
    Map<String, ChannelConfig> channels,
    List<Route> routes,
    List<DailyDigest> digests,
    WatchNames names) {

  /** Id of the default channel: for a file without channels, and for routes without {@code to}. */
  public static final String CONSOLE = "console";

  /** The configuration if there is no {@code alerts.yaml}: all alerts go to the console. */
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

  /** As the other constructor, without names of tags and releases. */
  public AlertsConfig(
      Language language,
      ZoneId timeZone,
      SlackConfig slack,
      @Nullable SmtpConfig smtp,
      Map<String, ChannelConfig> channels,
      List<Route> routes,
      List<DailyDigest> digests) {
    this(language, timeZone, slack, smtp, channels, routes, digests, WatchNames.NONE);
  }

  /** Returns a copy whose alerts show these names. */
  public AlertsConfig naming(WatchNames names) {
    return new AlertsConfig(language, timeZone, slack, smtp, channels, routes, digests, names);
  }

  /** Returns the language of the channel with this id; for an unknown id, the default language. */
  public Language language(String channel) {
    ChannelConfig known = channels.get(channel);
    return known == null ? language : known.language();
  }

  /**
   * A notification sent once a day, about the stories since the previous digest.
   *
   * @param id made of the channels, such as {@code digest-to-mail.press}; a second digest to the
   *     same channels is {@code digest-to-mail.press~2}
   * @param to ids of channels
   * @param at local time when the digest is sent
   */
  public record DailyDigest(String id, List<String> to, LocalTime at, Empty empty) {
    public DailyDigest {
      to = List.copyOf(to);
    }

    /** Returns when the digest is due on a day. A skipped time (02:30 in spring) becomes 03:00. */
    public Instant on(LocalDate day, ZoneId zone) {
      return QuietHours.instant(day, at, zone);
    }

    /** What happens on a day without a story: no digest is sent, or a digest that says so. */
    public enum Empty {
      SKIP,
      SEND
    }
  }
}
