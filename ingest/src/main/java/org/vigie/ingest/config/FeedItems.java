package org.vigie.ingest.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.ShortHash;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/** Collects the feeds of a {@code feeds.yaml}, in the file's order. */
final class FeedItems {
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  /** Number of hash bytes in an id. An estimate; if two feeds get one id, an error is reported. */
  private static final int HASH_BYTES = 4;

  private final Path dir;
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Set<String> urls = new HashSet<>();
  private final Map<String, FetchSettings> fetching = new HashMap<>();

  /** Collects feeds whose files with secrets are in a folder. */
  FeedItems(Path dir) {
    this.dir = dir;
  }

  /** Settings that a feed has unless it says otherwise. */
  record Inherited(FeedDefaults defaults, FeedAccessKeys access) {
    static final Inherited BUILT_IN = new Inherited(FeedDefaults.BUILT_IN, FeedAccessKeys.NONE);

    /** Returns these settings, overridden by a map of a file in {@code dir}. */
    Inherited with(YamlMap map, Path dir) {
      return new Inherited(defaults.with(map), access.with(map, dir));
    }

    Inherited inCountry(String country) {
      return new Inherited(defaults.inCountry(country), access);
    }
  }

  /** Adds a feed that is written as a URL, or as keys and values. */
  void add(YamlValue value, Outlet outlet, Inherited inherited) {
    if (value.isMap()) {
      value.map().ifPresent(map -> add(map, outlet, inherited));
      return;
    }
    value
        .text()
        .map(url -> inherited.defaults().feed(idOf(outlet, url), url, outlet))
        .ifPresent(feed -> add(feed, inherited.access(), null, value::problem));
  }

  /** Adds a feed that is written as keys and values; {@code outlet} is null for a search. */
  void add(YamlMap map, @Nullable Outlet outlet, Inherited inherited) {
    try (map) {
      Inherited own = inherited.with(map, dir);
      String url = map.text("url");
      boolean named = map.value("id").isPresent();
      String id = outlet == null || named ? id(map) : idOf(outlet, url);
      Instant since = since(map);
      if (map.has("url")) {
        Feed feed = own.defaults().feed(id, url, outlet);
        add(feed, own.access(), since, what -> map.problem("url", what));
      }
    }
  }

  private void add(
      Feed feed, FeedAccessKeys keys, @Nullable Instant since, Consumer<String> problem) {
    Optional<String> wrong = FeedUrl.problemWith(feed.url());
    if (wrong.isPresent()) {
      problem.accept(wrong.get());
    } else if (!urls.add(feed.url())) {
      problem.accept(feed.url() + " is polled already");
    } else if (!feed.id().isEmpty() && feeds.putIfAbsent(feed.id(), feed) != null) {
      problem.accept("two feeds are called " + feed.id());
    } else {
      FeedAccess access = keys.of(feed.url(), feed.allowPrivate(), problem);
      if (since != null || !access.equals(FeedAccess.OPEN)) {
        fetching.put(feed.id(), new FetchSettings(since, access));
      }
    }
  }

  /** Applies periods to the feeds that have been added. */
  void apply(EventPeriods events) {
    feeds.replaceAll((_, feed) -> events.applyTo(feed));
  }

  List<Feed> feeds() {
    return List.copyOf(feeds.values());
  }

  /** Returns the settings that are not published, by the feed's id. */
  Map<String, FetchSettings> fetching() {
    return fetching;
  }

  /** Returns the beginning of the day under {@code since} (UTC); null if there is none. */
  private static @Nullable Instant since(YamlMap map) {
    String text = map.optionalText("since").orElse(null);
    try {
      return text == null ? null : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException _) {
      map.problem("since", text + " is not a day such as 2025-01-31");
      return null;
    }
  }

  /** Returns the id under the key {@code id}, which must be there; reports an invalid one. */
  static String id(YamlMap map) {
    String id = map.text("id");
    if (map.has("id") && !ID.matcher(id).matches()) {
      map.problem(
          "id",
          (id.isEmpty() ? "an empty id" : id)
              + " is not made of lower-case letters, digits, dots and hyphens");
    }
    return id;
  }

  /** Returns a default feed id: outlet id and hash of the URL, as in {@code lemonde-1a2b3c4d}. */
  private static String idOf(Outlet outlet, String url) {
    return outlet.id() + "-" + ShortHash.of(url, HASH_BYTES);
  }
}
