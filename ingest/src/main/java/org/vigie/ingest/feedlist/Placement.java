package org.vigie.ingest.feedlist;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Outlet;
import org.vigie.ingest.article.Domains;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.config.FeedUrl;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.feedlist.FeedListChange.Skipped;
import org.vigie.settings.YamlMap;

/** Decides where each new feed belongs in {@code feeds.yaml}. */
final class Placement {
  private static final String PRIVATE = "allowPrivate";

  private final FeedsConfig config;
  private final Map<String, String> known = new HashMap<>();
  private final Set<String> ids;
  private final Map<String, List<Object>> toOutlets = new HashMap<>();
  private final Map<String, List<NewFeed>> byDomain = new LinkedHashMap<>();
  private final List<Map<String, Object>> outlets = new ArrayList<>();
  private final List<Map<String, Object>> searches = new ArrayList<>();
  private final List<String> urls = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /** The outlets whose feeds may be on a private network, and whether a new outlet's may. */
  private final Set<String> privateOutlets = new HashSet<>();

  private final boolean allPrivate;

  /**
   * Decides.
   *
   * @param top the keys and values of the file that has {@code config}
   */
  Placement(FeedsConfig config, YamlMap top, List<NewFeed> feeds) {
    this.config = config;
    this.allPrivate = top.map("defaults").map(it -> it.flag(PRIVATE, false)).orElse(false);
    top.maps("outlets").stream()
        .filter(outlet -> outlet.flag(PRIVATE, allPrivate))
        .forEach(outlet -> privateOutlets.add(outlet.text("id")));
    this.ids = FeedList.ids(config);
    config.feeds().forEach(feed -> known.put(FeedList.key(feed.url()), "is in feeds.yaml already"));
    feeds.forEach(this::place);
    Set<String> shared = sharedFolders(feeds);
    byDomain.forEach((domain, own) -> outlets.add(new NewOutlet(domain, own).item(ids, shared)));
  }

  private void place(NewFeed feed) {
    Optional<String> wrong = FeedUrl.problemWith(feed.url());
    if (wrong.isPresent()) {
      skipped.add(new Skipped(feed.place(), wrong.get()));
      return;
    }
    String first =
        known.putIfAbsent(FeedList.key(feed.url()), "is the same feed as in " + feed.place());
    if (first != null) {
      boolean isNamed = feed.place().equals(feed.url());
      skipped.add(new Skipped(feed.place(), isNamed ? first : feed.url() + " " + first, true));
      return;
    }
    urls.add(feed.url());
    String domain = domain(feed);
    Outlet outlet = config.byDomain().get(domain);
    if (outlet != null) {
      NewFeed own = privateOutlets.contains(outlet.id()) ? feed.without(PRIVATE) : feed;
      toOutlets
          .computeIfAbsent(outlet.id(), _ -> new ArrayList<>())
          .add(NewOutlet.feedItem(own, languageOf(outlet)));
      return;
    }
    NewFeed own = allPrivate ? feed.without(PRIVATE) : feed;
    if (Outlets.isIntermediary(domain)) {
      searches.add(search(own));
    } else {
      byDomain.computeIfAbsent(domain, _ -> new ArrayList<>()).add(own);
    }
  }

  /** Returns the domain of the feed's site, else of the feed itself. */
  private static String domain(NewFeed feed) {
    return Optional.ofNullable(feed.site())
        .flatMap(Domains::of)
        .filter(domain -> !Outlets.isIntermediary(domain))
        .or(() -> Domains.of(URI.create(feed.url())))
        .orElseThrow();
  }

  /** Returns the language of an outlet's feeds; null if they have none or differ. */
  private @Nullable String languageOf(Outlet outlet) {
    List<String> languages =
        config.feeds().stream()
            .filter(feed -> outlet.equals(feed.outlet()))
            .map(feed -> String.valueOf(feed.language()))
            .distinct()
            .toList();
    return languages.size() == 1 ? languages.getFirst() : null;
  }

  private Map<String, Object> search(NewFeed feed) {
    Map<String, Object> item = new LinkedHashMap<>();
    String host = URI.create(feed.url()).getHost();
    item.put("id", NewOutlet.freeId(feed.name().isEmpty() ? host : feed.name(), host, ids));
    if (NewOutlet.feedItem(feed, null) instanceof Map<?, ?> keys) {
      keys.forEach((key, value) -> item.put(String.valueOf(key), value));
    } else {
      item.put("url", feed.url());
    }
    return item;
  }

  /** Returns the folders that have feeds of several domains, such as "News". */
  private static Set<String> sharedFolders(List<NewFeed> feeds) {
    Map<String, String> domains = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (NewFeed feed : feeds) {
      if (FeedUrl.problemWith(feed.url()).isEmpty()) {
        String domain = domain(feed);
        if (!domain.equals(domains.getOrDefault(feed.folder(), domain))) {
          shared.add(feed.folder());
        }
        domains.put(feed.folder(), domain);
      }
    }
    return shared;
  }

  List<Object> toOutlet(String id) {
    return toOutlets.getOrDefault(id, List.of());
  }

  List<Map<String, Object>> outlets() {
    return outlets;
  }

  List<Map<String, Object>> searches() {
    return searches;
  }

  /** Returns the URLs of all feeds that are added. */
  List<String> urls() {
    return urls;
  }

  List<String> newIds() {
    return outlets.stream().map(outlet -> String.valueOf(outlet.get("id"))).toList();
  }

  List<Skipped> skipped() {
    return skipped;
  }
}
