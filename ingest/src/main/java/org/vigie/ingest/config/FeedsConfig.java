package org.vigie.ingest.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;

/**
 * The configured feeds and outlets.
 *
 * @param byDomain the outlet of each registrable domain, such as {@code lemonde.fr}
 * @param fetching the settings of feeds that are not published, by the feed's id
 */
public record FeedsConfig(
    List<Feed> feeds,
    List<Outlet> outlets,
    Map<String, Outlet> byDomain,
    PageSettings pages,
    Map<String, FetchSettings> fetching) {

  public FeedsConfig {
    feeds = List.copyOf(feeds);
    outlets = List.copyOf(outlets);
    byDomain = Map.copyOf(byDomain);
    fetching = Map.copyOf(fetching);
  }

  /** Creates a configuration in which each outlet has one domain, {@link Outlet#domain}. */
  public FeedsConfig(List<Feed> feeds, List<Outlet> outlets) {
    this(
        feeds,
        outlets,
        outlets.stream().collect(Collectors.toMap(Outlet::domain, each -> each, (_, b) -> b)),
        PageSettings.DEFAULT,
        Map.of());
  }

  /** Returns the same feeds and outlets with other settings for pages. */
  public FeedsConfig with(PageSettings settings) {
    return new FeedsConfig(feeds, outlets, byDomain, settings, fetching);
  }

  /** Returns the settings of a feed that are not published. */
  public FetchSettings fetching(Feed feed) {
    return fetching.getOrDefault(feed.id(), FetchSettings.NONE);
  }
}
