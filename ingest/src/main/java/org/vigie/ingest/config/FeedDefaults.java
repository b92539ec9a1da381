package org.vigie.ingest.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.settings.YamlMap;

/** Settings such as the poll interval, for all feeds, for an outlet's feeds, or for one feed. */
record FeedDefaults(
    @Nullable Duration every,
    @Nullable String language,
    @Nullable ZoneId timeZone,
    FullText fullText,
    boolean allowPrivate,
    String userAgent) {

  // why: some servers refuse requests without a User-Agent header. Operators may change it.
  static final FeedDefaults BUILT_IN =
      new FeedDefaults(null, null, null, FullText.AUTO, false, "Vigie/1 (feed reader)");

  // Bounds of "every", the poll interval. Estimates: tests use a second; over a week is a mistake.
  private static final Duration LEAST_EVERY = Duration.ofSeconds(1);
  private static final Duration MOST_EVERY = Duration.ofDays(7);
  private static final int MAX_USER_AGENT = 200;
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** Returns these settings, overridden by a YAML map; invalid values are reported and ignored. */
  FeedDefaults with(YamlMap map) {
    return new FeedDefaults(
        every(map),
        language(map),
        timeZone(map),
        fullText(map),
        map.flag("allowPrivate", allowPrivate),
        userAgent(map));
  }

  /** Returns these settings with the time zone of a country; unchanged if it has several zones. */
  FeedDefaults inCountry(String country) {
    ZoneId zone = CountryZone.of(country);
    return zone == null
        ? this
        : new FeedDefaults(every, language, zone, fullText, allowPrivate, userAgent);
  }

  Feed feed(String id, String url, @Nullable Outlet outlet) {
    return new Feed(
        id, url, outlet, language, every, fullText, allowPrivate, userAgent, timeZone, null);
  }

  private @Nullable Duration every(YamlMap map) {
    if (map.has("every") && map.text("every").equals("auto")) {
      return null;
    }
    return map.duration("every", every, LEAST_EVERY, MOST_EVERY);
  }

  private @Nullable String language(YamlMap map) {
    String asked = map.optionalText("language").orElse(language);
    if (asked != null && !LANGUAGES.contains(asked)) {
      map.problem("language", asked + " is not a language of ISO 639-1 such as fr or en");
      return language;
    }
    return asked;
  }

  private @Nullable ZoneId timeZone(YamlMap map) {
    String asked = map.optionalText("timeZone").orElse(null);
    if (asked == null) {
      return timeZone;
    }
    // why: ZoneId.of also accepts an offset such as +01:00, but an offset has no summer time.
    if (ZoneId.getAvailableZoneIds().contains(asked)) {
      return ZoneId.of(asked);
    }
    map.problem("timeZone", asked + " is not an IANA time zone such as Europe/Paris");
    return timeZone;
  }

  private FullText fullText(YamlMap map) {
    String asked = map.optionalText("fullText").orElse(null);
    if (asked == null) {
      return fullText;
    }
    FullText setting = FullText.of(asked);
    if (setting == null) {
      map.problem("fullText", asked + " is none of auto, true and false");
      return fullText;
    }
    return setting;
  }

  private String userAgent(YamlMap map) {
    String agent = map.text("userAgent", userAgent).strip();
    boolean sendable = agent.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (agent.isEmpty() || agent.length() > MAX_USER_AGENT || !sendable) {
      map.problem("userAgent", "expected 1 to " + MAX_USER_AGENT + " printable ASCII characters");
      return userAgent;
    }
    return agent;
  }
}
