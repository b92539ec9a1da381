package org.vigie.ingest.discovery;

import java.net.URI;
import java.time.InstantSource;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.follow.Documents;
import org.vigie.ingest.follow.SitemapParts;
import org.vigie.ingest.parse.ParseThreads;

/**
 * Finds the feeds of a site, from any of its addresses: feeds that the page declares, links that
 * look like feeds, also on a page that lists feeds, and the sitemaps in robots.txt. Usual addresses
 * are tried last, and only if nothing else was found. Each feed is read, so that a person can
 * choose.
 */
public final class FeedFinder {
  private final FeedFetcher fetcher;
  private final InstantSource clock;
  private final String userAgent;

  public FeedFinder(FeedFetcher fetcher, InstantSource clock, String userAgent) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.userAgent = userAgent;
  }

  /**
   * Searches from an address that a person typed. Takes about a minute at most.
   *
   * @param start an http or https URL with a host. Only this host may be on a private network
   */
  public Findings find(URI start) throws InterruptedException {
    var documents = new Documents(fetcher, new ParseThreads());
    var reading =
        new Reading(documents, new SitemapParts(documents, clock), userAgent, start, clock);
    return new FeedSearch(reading, fetcher.pages(), userAgent).findings(start);
  }
}
