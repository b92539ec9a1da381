package org.vigie.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Throttled;
import org.vigie.ingest.network.CheckedResolver;
import org.vigie.ingest.network.Proxies;
import org.vigie.ingest.network.ProxyServer;

/**
 * Sends single HTTP requests, without following redirects. It holds what requests for feeds and for
 * pages share: connections, checks of addresses, and the limits and pauses of each host.
 * Thread-safe.
 */
final class WebClient implements AutoCloseable {
  /** Number of threads for DNS lookups. An estimate: a few slow ones don't delay other feeds. */
  private static final int LOOKUPS = 32;

  /**
   * Number of hosts from which on those are forgotten of which nothing need be remembered. Chosen:
   * ten times as many as a large installation has outlets.
   */
  private static final int MANY_HOSTS = 10_000;

  private final Limits limits;
  private final InstantSource clock;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final CloseableHttpClient publicOnly;
  private final CloseableHttpClient everywhere;
  private final ProxiedClient proxied;
  private final Proxies proxies;
  private final ExecutorService lookups =
      Executors.newFixedThreadPool(
          LOOKUPS, Thread.ofPlatform().daemon().name("vigie-lookup-", 0).factory());
  private final ExecutorService exchanges =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-fetch-", 0).factory());

  WebClient(
      InstantSource clock,
      Limits limits,
      DnsResolver names,
      Predicate<InetAddress> isPublic,
      Proxies proxies) {
    this.proxies = proxies;
    this.limits = limits;
    this.clock = clock;
    this.publicOnly = client(names, isPublic);
    // why: a separate client, so that public feeds never reuse a connection to a private address.
    this.everywhere = client(names, _ -> true);
    this.proxied =
        new ProxiedClient(
            FeedHttpClients.throughProxies(
                limits, resolver(SystemDefaultDnsResolver.INSTANCE, _ -> true)),
            resolver(names, isPublic));
  }

  private CloseableHttpClient client(DnsResolver names, Predicate<InetAddress> allowed) {
    return FeedHttpClients.create(limits, resolver(names, allowed));
  }

  private CheckedResolver resolver(DnsResolver names, Predicate<InetAddress> allowed) {
    return new CheckedResolver(names, lookups, limits.connect(), allowed);
  }

  /** Reads a response; what it throws becomes a {@link Failed}. */
  interface Reading<T> {
    T read(ClassicHttpResponse response) throws IOException;
  }

  /**
   * A request.
   *
   * @param ignoresPause true if the request is sent even in a pause that the host asked for
   * @param left the maximum time until the whole response has been read
   * @param proxy the proxy; null for that of the environment
   */
  record Request(
      HttpUriRequestBase http,
      URI url,
      boolean allowPrivate,
      boolean ignoresPause,
      Duration left,
      @Nullable ProxyServer proxy) {}

  /** A reply, and the time from the request to it. */
  record Asked<T>(T reply, Duration took) {}

  Limits limits() {
    return limits;
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * Sends a request when the limits of the host and of all polls allow it.
   *
   * @param failure turns a failed request into a reply
   */
  <T> Asked<T> ask(
      Request request, PollSlot slot, Reading<T> reading, Function<FetchResult, T> failure)
      throws InterruptedException {
    Host host = host(request);
    Semaphore permits = host.permits(request.allowPrivate);
    permits.acquire();
    try {
      slot.acquire();
      long start = System.nanoTime();
      T reply = ask(host, request, reading, failure);
      return new Asked<>(reply, Duration.ofNanos(System.nanoTime() - start));
    } finally {
      permits.release();
    }
  }

  /** Stops requests to a host for the time that it asked for, if it named one. */
  void pause(URI url, Throttled throttled) {
    if (throttled.pause() != null) {
      host(name(url)).pause(clock.instant().plus(throttled.pause()), throttled.cause());
    }
  }

  void retryHosts() {
    hosts.values().forEach(Host::answered);
  }

  private Host host(Request request) {
    // why: a hub that fails or is slow says nothing about the feeds on its host.
    boolean isHub = request.http instanceof HttpPost;
    return host(isHub ? "hub " + name(request.url) : name(request.url));
  }

  private static String name(URI url) {
    return url.getHost().toLowerCase(Locale.ROOT) + ":" + url.getPort();
  }

  private Host host(String name) {
    if (hosts.size() >= MANY_HOSTS) {
      hosts.values().removeIf(host -> host.isForgettable(limits, clock.instant()));
    }
    return hosts.computeIfAbsent(name, _ -> new Host(limits));
  }

  private <T> T ask(
      Host host, Request request, Reading<T> reading, Function<FetchResult, T> failure)
      throws InterruptedException {
    Optional<FetchResult> refusal = host.begin(request.ignoresPause, clock.instant());
    if (refusal.isPresent()) {
      return failure.apply(refusal.get());
    }
    try {
      return inTime(host, request, reading, failure);
    } finally {
      host.end();
    }
  }

  private <T> T inTime(
      Host host, Request request, Reading<T> reading, Function<FetchResult, T> failure)
      throws InterruptedException {
    var answered = new AtomicBoolean();
    Future<T> reply = exchanges.submit(() -> exchange(request, reading, answered));
    try {
      return reply.get(request.left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String detail = "no whole answer in " + limits.total().toMillis() + " ms";
      var failed = new Failed(Reason.TIMEOUT, detail);
      return failure.apply(failed(host, failed, e, answered.get()));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return failure.apply(failed(host, Failures.of(cause), cause, answered.get()));
    } finally {
      if (answered.get()) {
        host.answered();
      }
      if (!reply.isDone()) {
        request.http.cancel();
        reply.cancel(true);
      }
    }
  }

  private <T> T exchange(Request request, Reading<T> reading, AtomicBoolean answered)
      throws Exception {
    ClassicHttpResponse response = open(request);
    try {
      answered.set(true);
      return reading.read(response);
    } finally {
      // why: closing a response reads the rest of a body in chunks, which may be endless. If the
      // body was read to its end, its connection is already kept for the next request.
      request.http.cancel();
      Closer.closeQuietly(response);
    }
  }

  private ClassicHttpResponse open(Request request) throws IOException, HttpException {
    ProxyServer proxy = request.proxy == null ? proxies.of(request.url) : request.proxy;
    if (!proxy.equals(ProxyServer.NONE)) {
      return proxied.open(request, proxy);
    }
    CloseableHttpClient client = request.allowPrivate ? everywhere : publicOnly;
    return client.executeOpen(RoutingSupport.determineHost(request.http), request.http, null);
  }

  private Failed failed(Host host, Failed failed, Throwable cause, boolean answered) {
    if (Failures.concernHost(cause)) {
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
    proxied.close();
    lookups.shutdownNow();
  }
}
