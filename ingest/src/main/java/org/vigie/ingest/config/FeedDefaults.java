package org.vigie.ingest.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.settings.YamlMap;

/** Settings such as the poll interval, for all feeds, for an outlet's feeds, or for one feed. */
record FeedDefaults(
    @Nullable Duration every,
    @Nullable String language,
    boolean fullText,
    boolean allowPrivate,
    String userAgent) {

  // why: some servers refuse requests without a User-Agent header. Operators may change it.
  static final FeedDefaults BUILT_IN =
      new FeedDefaults(null, null, false, false, "Vigie/1 (feed reader)");

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
        map.flag("fullText", fullText),
        map.flag("allowPrivate", allowPrivate),
        userAgent(map));
  }

  Feed feed(String id, String url, @Nullable Outlet outlet) {
    return new Feed(id, url, outlet, language, every, fullText, allowPrivate, userAgent);
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
