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
 */
public record FeedsConfig(
    List<Feed> feeds, List<Outlet> outlets, Map<String, Outlet> byDomain, PageSettings pages) {

  public FeedsConfig {
    feeds = List.copyOf(feeds);
    outlets = List.copyOf(outlets);
    byDomain = Map.copyOf(byDomain);
  }

  /** Creates a configuration in which each outlet has one domain, {@link Outlet#domain}. */
  public FeedsConfig(List<Feed> feeds, List<Outlet> outlets) {
    this(
        feeds,
        outlets,
        outlets.stream().collect(Collectors.toMap(Outlet::domain, each -> each, (_, b) -> b)),
        PageSettings.DEFAULT);
  }

  /** Returns the same feeds and outlets with other settings for pages. */
  public FeedsConfig with(PageSettings settings) {
    return new FeedsConfig(feeds, outlets, byDomain, settings);
  }
}
