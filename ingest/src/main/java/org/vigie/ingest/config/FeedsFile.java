package org.vigie.ingest.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.ShortHash;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.text.HostName;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;
import org.vigie.settings.YamlValue;

/**
 * Reads {@code feeds.yaml}. In it, a feed is a URL or a YAML map. A setting that the map lacks
 * comes from the feed's outlet, else from the file's {@code defaults}, else from {@link
 * FeedDefaults#BUILT_IN}.
 */
public final class FeedsFile {
  /** The file's name in the configuration's folder. */
  public static final String NAME = "feeds.yaml";

  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Number of hash bytes in an id. An estimate; if two feeds get one id, an error is reported. */
  private static final int HASH_BYTES = 4;

  /** Chosen: with a longer pause, a host's pages could not be read within a day. */
  private static final Duration MOST_PAUSE = Duration.ofHours(1);

  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Set<String> urls = new HashSet<>();
  private final List<Outlet> outlets = new ArrayList<>();
  private final Set<String> outletIds = new HashSet<>();
  private final Map<String, Outlet> byDomain = new HashMap<>();
  private final Map<String, FullText> fullTexts = new HashMap<>();
  private final Map<String, FetchSettings> fetching = new HashMap<>();

  private FeedsFile() {}

  /** Reads {@code feeds.yaml} in a folder. Adds invalid parts to {@code problems}, skips them. */
  public static FeedsConfig read(Path dir, Problems problems) {
    Optional<YamlMap> top = YamlFile.read(dir.resolve(NAME), problems);
    FeedsConfig config = top.map(FeedsFile::config).orElseGet(FeedsFile::none);
    if (top.isPresent() && config.feeds().isEmpty()) {
      top.get().problem("outlets", "no feed to poll; expected outlets with feeds, or searches");
    }
    return config;
  }

  /** Reads the text of a {@code feeds.yaml}, which may have no feed, as {@link #read} does. */
  public static FeedsConfig parse(String yaml, Problems problems) {
    return YamlFile.parse(NAME, yaml, problems).map(FeedsFile::config).orElseGet(FeedsFile::none);
  }

  private static FeedsConfig none() {
    return new FeedsConfig(List.of(), List.of());
  }

  private static FeedsConfig config(YamlMap top) {
    var file = new FeedsFile();
    Duration pause = PageSettings.DEFAULT.pause();
    try (top) {
      FeedDefaults defaults = file.defaults(top);
      top.maps("outlets").forEach(outlet -> file.outlet(outlet, defaults));
      top.maps("searches").forEach(search -> file.feed(search, null, defaults));
      pause = pause(top);
      EventPeriods events = EventPeriods.read(top);
      file.feeds.replaceAll((_, feed) -> events.applyTo(feed));
    }
    var pages = new PageSettings(file.fullTexts, pause);
    return new FeedsConfig(
        List.copyOf(file.feeds.values()), file.outlets, file.byDomain, pages, file.fetching);
  }

  private static Duration pause(YamlMap top) {
    Duration otherwise = PageSettings.DEFAULT.pause();
    Optional<YamlMap> map = top.map("pages");
    if (map.isEmpty()) {
      return otherwise;
    }
    try (YamlMap pages = map.get()) {
      Duration pause = pages.duration("pause", otherwise, Duration.ZERO, MOST_PAUSE);
      return pause == null ? otherwise : pause;
    }
  }

  private FeedDefaults defaults(YamlMap top) {
    Optional<YamlMap> map = top.map("defaults");
    if (map.isEmpty()) {
      return FeedDefaults.BUILT_IN;
    }
    try (YamlMap defaults = map.get()) {
      return FeedDefaults.BUILT_IN.with(defaults);
    }
  }

  private void outlet(YamlMap map, FeedDefaults all) {
    try (map) {
      String country = country(map);
      FeedDefaults defaults = (country == null ? all : all.inCountry(country)).with(map);
      String id = id(map);
      List<String> domains = domains(map);
      String name = map.text("name");
      int tier = map.number("tier", Outlet.UNKNOWN_TIER, 1, Outlet.UNKNOWN_TIER);
      String domain = domains.isEmpty() ? "" : domains.getFirst();
      var outlet = new Outlet(id, name, domain, country, tier);
      if (!id.isEmpty() && !outletIds.add(id)) {
        map.problem("id", "two outlets are called " + id);
      }
      outlets.add(outlet);
      fullTexts.put(id, defaults.fullText());
      domains.forEach(each -> claim(map, each, outlet));
      map.items("feeds").forEach(feed -> feedOf(outlet, feed, defaults));
    }
  }

  private void claim(YamlMap map, String domain, Outlet outlet) {
    Outlet other = byDomain.putIfAbsent(domain, outlet);
    if (other != null) {
      map.problem("domain", domain + " is already the domain of " + other.id());
    }
  }

  private void feedOf(Outlet outlet, YamlValue value, FeedDefaults defaults) {
    if (value.isMap()) {
      value.map().ifPresent(map -> feed(map, outlet, defaults));
      return;
    }
    value
        .text()
        .map(url -> defaults.feed(idOf(outlet, url), url, outlet))
        .ifPresent(feed -> add(feed, value::problem));
  }

  private void feed(YamlMap map, @Nullable Outlet outlet, FeedDefaults defaults) {
    try (map) {
      FeedDefaults own = defaults.with(map);
      String url = map.text("url");
      boolean named = map.value("id").isPresent();
      String id = outlet == null || named ? id(map) : idOf(outlet, url);
      Instant since = since(map);
      if (since != null) {
        fetching.put(id, new FetchSettings(since));
      }
      if (!url.isEmpty()) {
        add(own.feed(id, url, outlet), what -> map.problem("url", what));
      }
    }
  }

  private void add(Feed feed, Consumer<String> problem) {
    Optional<String> wrong = FeedUrl.problemWith(feed.url());
    if (wrong.isPresent()) {
      problem.accept(wrong.get());
    } else if (!urls.add(feed.url())) {
      problem.accept(feed.url() + " is polled already");
    } else if (!feed.id().isEmpty() && feeds.putIfAbsent(feed.id(), feed) != null) {
      problem.accept("two feeds are called " + feed.id());
    }
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

  private static String id(YamlMap map) {
    String id = map.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      map.problem("id", id + " is not made of lower-case letters, digits, dots and hyphens");
    }
    return id;
  }

  private static List<String> domains(YamlMap map) {
    if (!map.has("domain")) {
      map.text("domain");
    }
    List<String> domains = new ArrayList<>();
    for (String domain : map.texts("domain")) {
      String registrable = Domains.registrable(domain);
      boolean isRegistrable = registrable.equals(HostName.ascii(domain));
      if (!isRegistrable) {
        map.problem("domain", domain + " is not a registrable domain; expected " + registrable);
      }
      domains.add(isRegistrable ? registrable : domain);
    }
    return domains;
  }

  private static @Nullable String country(YamlMap map) {
    String country = map.optionalText("country").orElse(null);
    if (country != null && !COUNTRIES.contains(country)) {
      map.problem("country", country + " is not a country of ISO 3166-1 such as FR");
      return null;
    }
    return country;
  }

  /** Returns a default feed id: outlet id and hash of the URL, as in {@code lemonde-1a2b3c4d}. */
  private static String idOf(Outlet outlet, String url) {
    return outlet.id() + "-" + ShortHash.of(url, HASH_BYTES);
  }
}
