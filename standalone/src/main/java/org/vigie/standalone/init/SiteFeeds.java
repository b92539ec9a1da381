package org.vigie.standalone.init;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vigie.ingest.discovery.FeedFinder;
import org.vigie.ingest.discovery.Findings;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;

/** The feeds that were found at the address of a site. */
record SiteFeeds(URI asked, Findings findings) {

  /** Reads all sites at the same time; takes about a minute at most. */
  static List<SiteFeeds> find(List<URI> sites, String userAgent) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    try (var fetcher = new FeedFetcher(clock, Limits.DEFAULT);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Findings>> searches = new ArrayList<>();
      for (URI site : sites) {
        searches.add(threads.submit(() -> new FeedFinder(fetcher, clock, userAgent).find(site)));
      }
      List<SiteFeeds> found = new ArrayList<>();
      for (int i = 0; i < sites.size(); i++) {
        found.add(new SiteFeeds(sites.get(i), searches.get(i).get()));
      }
      return found;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search for feeds failed", e.getCause());
    }
  }

  /** Returns why the site has no feed here; empty if it has one. */
  String problem() {
    if (findings.failure() != null) {
      return "can't be read: " + findings.failure();
    }
    return findings.feeds().isEmpty() ? "no feed found" : "";
  }
}
