package org.vigie.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.FetchResult.Moved;
import org.vigie.ingest.fetch.FetchResult.NotModified;
import org.vigie.ingest.fetch.FetchResult.Throttled;
import org.vigie.ingest.fetch.WebClient.Asked;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.Proxies;
import org.vigie.ingest.network.PublicAddress;

/** Fetches feeds over HTTP. Thread-safe; made to be called from many virtual threads. */
public final class FeedFetcher implements AutoCloseable {
  private final WebClient web;
  private final Exchange exchange;
  private final Function<Feed, FeedAccess> access;

  /** Creates a fetcher of open feeds, through the proxies that the environment names. */
  public FeedFetcher(InstantSource clock, Limits limits) {
    this(clock, limits, Proxies.of(System.getenv()), _ -> FeedAccess.OPEN);
  }

  /**
   * Creates a fetcher.
   *
   * @param access how each feed is fetched
   */
  public FeedFetcher(
      InstantSource clock, Limits limits, Proxies proxies, Function<Feed, FeedAccess> access) {
    this(clock, limits, SystemDefaultDnsResolver.INSTANCE, PublicAddress::is, proxies, access);
  }

  FeedFetcher(
      InstantSource clock, Limits limits, DnsResolver names, Predicate<InetAddress> isPublic) {
    this(clock, limits, names, isPublic, Proxies.NONE, _ -> FeedAccess.OPEN);
  }

  FeedFetcher(
      InstantSource clock,
      Limits limits,
      DnsResolver names,
      Predicate<InetAddress> isPublic,
      Proxies proxies,
      Function<Feed, FeedAccess> access) {
    this.access = access;
    this.web = new WebClient(clock, limits, names, isPublic, proxies);
    this.exchange = new Exchange(clock, new BodyReader(limits.body()));
  }

  /** Returns a fetcher of pages that shares the connections, the limits and pauses of hosts. */
  public PageFetcher pages() {
    return new PageFetcher(web, access);
  }

  /** Returns a client of hubs that shares the connections, and has its own limits of hosts. */
  public HubClient hubs() {
    return new HubClient(web, access);
  }

  /**
   * Fetches a feed and follows redirects. All requests together take at most {@link
   * Limits#total()}, not counting the wait while other requests to the same host are running.
   *
   * @param last the feed's state after its last poll, with ETag and hash; null if there is none
   * @param slot is held from the first request on, but not while this waits for a host; the caller
   *     releases it
   * @throws InterruptedException if the thread is interrupted; the request is then cancelled
   */
  public FetchResult fetch(Feed feed, @Nullable FeedState last, PollSlot slot)
      throws InterruptedException {
    URI start = URI.create(last == null ? feed.url() : last.url());
    URI at = start;
    URI moved = start;
    boolean permanent = true;
    Duration left = web.limits().total();
    for (int hop = 0; hop <= web.limits().redirects(); hop++) {
      Asked<Exchange.Reply> asked = ask(at, feed, last, left, slot);
      left = left.minus(asked.took());
      switch (asked.reply()) {
        case FetchResult result -> {
          return moved.equals(start) ? result : moved(moved, result);
        }
        case Exchange.Redirect(URI to, boolean forGood) -> {
          slot.release();
          permanent &= forGood;
          at = to;
          moved = permanent ? to : moved;
        }
      }
    }
    return new Failed(Reason.REDIRECTS, "more than " + web.limits().redirects() + " redirects");
  }

  private Asked<Exchange.Reply> ask(
      URI at, Feed feed, @Nullable FeedState last, Duration left, PollSlot slot)
      throws InterruptedException {
    FeedAccess own = access.apply(feed);
    HttpGet get = Exchange.get(at, feed, last);
    own.addTo(get, at);
    boolean isPrivate = feed.allowPrivate();
    var request = new WebClient.Request(get, at, isPrivate, isPrivate, left, own.proxy());
    Asked<Exchange.Reply> asked =
        web.ask(request, slot, response -> exchange.read(response, at, last), failed -> failed);
    if (asked.reply() instanceof Throttled throttled) {
      web.pause(at, throttled);
    }
    return asked.reply() instanceof Failed failed
        ? new Asked<>(advised(failed, own.isSentTo(at)), asked.took())
        : asked;
  }

  /** Adds to a refusal which key of {@code feeds.yaml} may help. */
  private static Failed advised(Failed failed, boolean hasAccess) {
    String advice =
        switch (failed.detail()) {
          case "401" ->
              hasAccess
                  ? "; the login or the header fields under access are refused"
                  : "; it needs a login: see the key access in config/README.md";
          case "403" ->
              hasAccess
                  ? "; the login or the header fields under access don't help"
                  : "; it needs a login (the key access), or the server refuses this userAgent";
          default -> "";
        };
    return new Failed(failed.reason(), failed.detail() + advice);
  }

  /** Fetches a feed without a limit on the number of simultaneous polls. */
  public FetchResult fetch(Feed feed, @Nullable FeedState last) throws InterruptedException {
    return fetch(feed, last, PollSlot.unlimited());
  }

  /** Returns {@link Moved} if the new URL gave a feed; otherwise {@code there}, its result. */
  private static FetchResult moved(URI to, FetchResult there) {
    return there instanceof Fresh || there instanceof NotModified ? new Moved(to, there) : there;
  }

  /** Restores a pause in requests that a host asked for before this process started. */
  public void backOff(URI url, Throttled throttled) {
    web.pause(url, throttled);
  }

  /** Lets requests go again to hosts that are taken to be down, but not to those that pause. */
  public void retryHosts() {
    web.retryHosts();
  }

  @Override
  public void close() {
    web.close();
  }
}
