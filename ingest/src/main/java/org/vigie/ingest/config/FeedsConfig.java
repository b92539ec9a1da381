package org.vigie.ingest.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;

/**
 * The feeds to poll and the outlets we know.
 *
 * @param feeds each with its own id and URL
 * @param outlets each with its own id
 * @param byDomain the outlets by each of their registrable domains
 */
public record FeedsConfig(List<Feed> feeds, List<Outlet> outlets, Map<String, Outlet> byDomain) {

  public FeedsConfig {
    feeds = List.copyOf(feeds);
    outlets = List.copyOf(outlets);
    byDomain = Map.copyOf(byDomain);
  }

  /** Outlets of one domain each. */
  public FeedsConfig(List<Feed> feeds, List<Outlet> outlets) {
    this(feeds, outlets, byDomain(outlets));
  }

  private static Map<String, Outlet> byDomain(List<Outlet> outlets) {
    Map<String, Outlet> byDomain = new HashMap<>();
    outlets.forEach(outlet -> byDomain.put(outlet.domain(), outlet));
    return byDomain;
  }
}
