package org.vigie.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.FetchResult.Moved;
import org.vigie.ingest.fetch.FetchResult.NotModified;
import org.vigie.ingest.fetch.FetchResult.Throttled;

/** Fetches feeds over HTTP. Thread-safe; made to be called from many virtual threads. */
public final class FeedFetcher implements AutoCloseable {
  /** Number of threads for DNS lookups. An estimate: a few slow ones don't delay other feeds. */
  private static final int LOOKUPS = 32;

  private final Limits limits;
  private final InstantSource clock;
  private final Hosts hosts;
  private final Exchange exchange;
  private final CloseableHttpClient publicOnly;
  private final CloseableHttpClient everywhere;
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(
          LOOKUPS, Thread.ofPlatform().daemon().name("vigie-lookup-", 0).factory());
  private final ExecutorService exchanges =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-fetch-", 0).factory());

  public FeedFetcher(InstantSource clock, Limits limits) {
    this(clock, limits, SystemDefaultDnsResolver.INSTANCE, PublicAddress::is);
  }

  FeedFetcher(
      InstantSource clock, Limits limits, DnsResolver names, Predicate<InetAddress> isPublic) {
    this.limits = limits;
    this.clock = clock;
    this.hosts = new Hosts(limits);
    this.exchange = new Exchange(clock, new BodyReader(limits.body()));
    this.publicOnly = client(names, isPublic);
    // why: a separate client, so that public feeds never reuse a connection to a private address.
    this.everywhere = client(names, _ -> true);
  }

  private CloseableHttpClient client(DnsResolver names, Predicate<InetAddress> allowed) {
    return FeedHttpClients.create(
        limits, new CheckedResolver(names, lookups, limits.connect(), allowed));
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
    Duration left = limits.total();
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Asked asked = askInTurn(at, feed, last, left, slot);
      left = left.minus(asked.took);
      switch (asked.reply) {
        case FetchResult result -> {
          return moved.equals(start) ? result : moved(moved, result);
        }
        case Reply.Redirect(URI to, boolean forGood) -> {
          slot.release();
          permanent &= forGood;
          at = to;
          moved = permanent ? to : moved;
        }
      }
    }
    return new Failed(Reason.REDIRECTS, "more than " + limits.redirects() + " redirects");
  }

  /** A reply, and the time from the request to it. */
  private record Asked(Reply reply, Duration took) {}

  /** Sends a request when the limits of the host and of all polls allow it. */
  private Asked askInTurn(URI at, Feed feed, @Nullable FeedState last, Duration left, PollSlot slot)
      throws InterruptedException {
    Semaphore permits = hosts.of(at).permits(feed.allowPrivate());
    permits.acquire();
    try {
      slot.acquire();
      long start = System.nanoTime();
      Reply reply = ask(at, feed, last, left);
      return new Asked(reply, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      permits.release();
    }
  }

  /** Fetches a feed without a limit on the number of simultaneous polls. */
  public FetchResult fetch(Feed feed, @Nullable FeedState last) throws InterruptedException {
    return fetch(feed, last, new PollSlot(new Semaphore(1)));
  }

  /** Returns {@link Moved} if the new URL gave a feed; otherwise {@code there}, its result. */
  private static FetchResult moved(URI to, FetchResult there) {
    return there instanceof Fresh || there instanceof NotModified ? new Moved(to, there) : there;
  }

  /** Restores a pause in requests that a host asked for before this process started. */
  public void backOff(URI url, Throttled throttled) {
    pause(hosts.of(url), throttled);
  }

  private void pause(Host host, Throttled throttled) {
    if (throttled.pause() != null) {
      host.pause(clock.instant().plus(throttled.pause()), throttled.cause());
    }
  }

  private Reply ask(URI at, Feed feed, @Nullable FeedState last, Duration left)
      throws InterruptedException {
    Host host = hosts.of(at);
    Optional<FetchResult> refusal = host.begin(feed.allowPrivate(), clock.instant());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      Reply reply = inTime(host, at, feed, last, left);
      if (reply instanceof Throttled throttled) {
        pause(host, throttled);
      }
      return reply;
    } finally {
      host.end();
    }
  }

  private Reply inTime(Host host, URI at, Feed feed, @Nullable FeedState last, Duration left)
      throws InterruptedException {
    HttpGet get = Exchange.get(at, feed, last);
    var answered = new AtomicBoolean();
    Future<Reply> reply = exchanges.submit(() -> exchange(get, at, feed, last, answered));
    try {
      return reply.get(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String detail = "no whole answer in " + limits.total().toMillis() + " ms";
      return failed(host, new Failed(Reason.TIMEOUT, detail), false, answered.get());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failed(host, Failures.of(cause), Failures.concernHost(cause), answered.get());
    } finally {
      if (answered.get()) {
        host.answered();
      }
      if (!reply.isDone()) {
        get.cancel();
        reply.cancel(true);
      }
    }
  }

  private Reply exchange(
      HttpGet get, URI at, Feed feed, @Nullable FeedState last, AtomicBoolean answered)
      throws Exception {
    CloseableHttpClient client = feed.allowPrivate() ? everywhere : publicOnly;
    // why: closing executeOpen's response drops the unread rest of a body, which may be endless.
    try (ClassicHttpResponse response =
        client.executeOpen(RoutingSupport.determineHost(get), get, null)) {
      answered.set(true);
      return exchange.read(response, at, last);
    }
  }

  private Failed failed(Host host, Failed failed, boolean unreachable, boolean answered) {
    if (unreachable) {
      host.unreachable(failed, clock.instant());
    } else if (!answered && failed.reason() == Reason.TIMEOUT) {
      host.silent(failed, clock.instant());
    }
    return failed;
  }

  @Override
  public void close() {
    exchanges.shutdownNow();
    publicOnly.close(CloseMode.IMMEDIATE);
    everywhere.close(CloseMode.IMMEDIATE);
    lookups.shutdownNow();
  }
}
