package org.vigie.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.vigie.ingest.network.PublicAddress;

/** Makes fetchers for tests of other packages. */
public final class FeedFetchers {
  private FeedFetchers() {}

  /** Returns a fetcher for which addresses on this machine are public. */
  public static FeedFetcher anywhere(InstantSource clock) {
    return new FeedFetcher(clock, Limits.DEFAULT, SystemDefaultDnsResolver.INSTANCE, _ -> true);
  }

  /**
   * Returns a fetcher that knows a few names, each by its address. Of the special addresses, only
   * one is public.
   */
  public static FeedFetcher only(InstantSource clock, String address, Map<String, String> names) {
    InetAddress allowed = InetAddress.ofLiteral(address);
    return new FeedFetcher(
        clock,
        Limits.DEFAULT,
        new InMemoryDnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return names.containsKey(host)
                ? new InetAddress[] {InetAddress.ofLiteral(names.get(host))}
                : SystemDefaultDnsResolver.INSTANCE.resolve(host);
          }
        },
        each -> each.equals(allowed) || PublicAddress.is(each));
  }
}
