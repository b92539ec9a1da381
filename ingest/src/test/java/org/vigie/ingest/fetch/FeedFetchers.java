package org.vigie.ingest.fetch;

import java.time.InstantSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Makes fetchers for tests of other packages. */
public final class FeedFetchers {
  private FeedFetchers() {}

  /** Returns a fetcher for which addresses on this machine are public. */
  public static FeedFetcher anywhere(InstantSource clock) {
    return new FeedFetcher(clock, Limits.DEFAULT, SystemDefaultDnsResolver.INSTANCE, _ -> true);
  }
}
