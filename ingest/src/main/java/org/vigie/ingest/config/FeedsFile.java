package org.vigie.ingest.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.config.FeedItems.Inherited;
import org.vigie.ingest.text.HostName;
import org.vigie.settings.Problems;
import org.vigie.settings.YamlFile;
import org.vigie.settings.YamlMap;

/**
 * Reads {@code feeds.yaml}. In it, a feed is a URL or a YAML map. A setting that the map lacks
 * comes from the feed's outlet, else from the file's {@code defaults}, else from {@link
 * FeedDefaults#BUILT_IN}.
 */
public final class FeedsFile {
  /** The file's name in the configuration's folder. */
  public static final String NAME = "feeds.yaml";

  /** Matches what an address has before and behind its host. */
  private static final Pattern NOT_IN_DOMAIN = Pattern.compile("^[a-zA-Z]+://|[/:?#].*$");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Path dir;
  private final FeedItems items;
  private final List<Outlet> outlets = new ArrayList<>();
  private final Set<String> outletIds = new HashSet<>();
  private final Map<String, Outlet> byDomain = new HashMap<>();
  private final Map<String, FullText> fullTexts = new HashMap<>();

  private FeedsFile(Path dir) {
    this.dir = dir;
    this.items = new FeedItems(dir);
  }

  /** Reads {@code feeds.yaml} in a folder. Adds invalid parts to {@code problems}, skips them. */
  public static FeedsConfig read(Path dir, Problems problems) {
    Optional<YamlMap> top = YamlFile.read(dir.resolve(NAME), problems);
    FeedsConfig config = top.map(map -> config(map, dir)).orElseGet(FeedsFile::none);
    if (top.isPresent() && config.feeds().isEmpty()) {
      top.get().problem("outlets", "no feed to poll; expected outlets with feeds, or searches");
    }
    return config;
  }

  /**
   * Reads the text of a {@code feeds.yaml}, which may have no feed, as {@link #read} does.
   *
   * @param dir folder of the files that it names
   */
  public static FeedsConfig parse(String yaml, Path dir, Problems problems) {
    return YamlFile.parse(NAME, yaml, problems)
        .map(map -> config(map, dir))
        .orElseGet(FeedsFile::none);
  }

  private static FeedsConfig none() {
    return new FeedsConfig(List.of(), List.of());
  }

  private static FeedsConfig config(YamlMap top, Path dir) {
    var file = new FeedsFile(dir);
    PageSettings pages;
    try (top) {
      Inherited defaults = file.defaults(top);
      top.maps("outlets").forEach(outlet -> file.outlet(outlet, defaults));
      top.maps("searches").forEach(search -> file.items.add(search, null, defaults));
      file.items.apply(EventPeriods.read(top));
      pages = PageSettings.read(top, file.fullTexts);
    }
    return new FeedsConfig(
        file.items.feeds(), file.outlets, file.byDomain, pages, file.items.fetching());
  }

  private Inherited defaults(YamlMap top) {
    Optional<YamlMap> map = top.map("defaults");
    if (map.isEmpty()) {
      return Inherited.BUILT_IN;
    }
    try (YamlMap defaults = map.get()) {
      return Inherited.BUILT_IN.with(defaults, dir);
    }
  }

  private void outlet(YamlMap map, Inherited all) {
    try (map) {
      String country = country(map);
      Inherited defaults = (country == null ? all : all.inCountry(country)).with(map, dir);
      String id = FeedItems.id(map);
      List<String> domains = domains(map);
      String name = map.text("name");
      if (name.isBlank() && map.has("name")) {
        map.problem("name", "is empty; expected the outlet's name");
      }
      int tier = map.number("tier", Outlet.UNKNOWN_TIER, 1, Outlet.UNKNOWN_TIER);
      String domain = domains.isEmpty() ? "" : domains.getFirst();
      var outlet = new Outlet(id, name, domain, country, tier);
      if (!id.isEmpty() && !outletIds.add(id)) {
        map.problem("id", "two outlets are called " + id);
      }
      outlets.add(outlet);
      fullTexts.put(id, defaults.defaults().fullText());
      domains.forEach(each -> claim(map, each, outlet));
      map.items("feeds").forEach(feed -> items.add(feed, outlet, defaults));
    }
  }

  private void claim(YamlMap map, String domain, Outlet outlet) {
    Outlet other = byDomain.putIfAbsent(domain, outlet);
    if (other != null) {
      map.problem("domain", domain + " is already the domain of " + other.id());
    }
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
        String expected = Domains.registrable(NOT_IN_DOMAIN.matcher(domain).replaceAll(""));
        String what = domain.isBlank() ? "is empty" : domain + " is not a registrable domain";
        map.problem("domain", what + (expected.isBlank() ? "" : "; expected " + expected));
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
}
