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
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.FetchResult.Moved;
import org.vigie.ingest.fetch.FetchResult.NotModified;
import org.vigie.ingest.fetch.FetchResult.Throttled;

/** Fetches feeds over HTTP. Safe for any number of threads; made for virtual ones. */
public final class FeedFetcher implements AutoCloseable {
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
    this.hosts = new Hosts(clock, limits);
    this.exchange = new Exchange(clock, new BodyReader(limits.body()));
    this.publicOnly =
        FeedHttpClients.create(
            limits, new CheckedResolver(names, lookups, limits.connect(), isPublic));
    // why: a client of its own, so that no connection made for one kind of feed serves the other.
    this.everywhere =
        FeedHttpClients.create(
            limits, new CheckedResolver(names, lookups, limits.connect(), _ -> true));
  }

  /**
   * Asks for a feed, following redirects. Waits for its turn at the host, then takes no longer than
   * {@link Limits#total()}.
   *
   * @throws InterruptedException when the waiting thread is interrupted; nothing goes on after
   */
  public FetchResult fetch(FetchRequest request) throws InterruptedException {
    URI at = request.url();
    URI moved = at;
    boolean permanent = true;
    Duration left = limits.total();
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Timed timed = ask(at, request, left);
      left = left.minus(timed.took());
      switch (timed.answer()) {
        case Answer.Final(FetchResult result) -> {
          return moved.equals(request.url()) ? result : moved(moved, result);
        }
        case Answer.Redirect(URI to, boolean forGood) -> {
          permanent &= forGood;
          at = to;
          moved = permanent ? to : moved;
        }
      }
    }
    return new Failed(Reason.REDIRECTS, "more than " + limits.redirects() + " redirects");
  }

  /** Leaves the host of {@code url} alone for a while, as it asked before we were started. */
  public void rest(URI url, Duration wait) {
    hosts.throttled(url, clock.instant().plus(wait));
  }

  private static FetchResult moved(URI to, FetchResult there) {
    return there instanceof Fresh || there instanceof NotModified ? new Moved(to, there) : there;
  }

  private record Timed(Answer answer, Duration took) {}

  private Timed ask(URI at, FetchRequest request, Duration left) throws InterruptedException {
    Semaphore turn = hosts.turn(at, request.allowPrivate());
    turn.acquire();
    long began = System.nanoTime();
    try {
      Optional<FetchResult> refusal = hosts.refusal(at, request.allowPrivate());
      Answer answer =
          refusal.isPresent() ? new Answer.Final(refusal.get()) : inTime(at, request, left);
      if (answer instanceof Answer.Final(Throttled(Duration wait)) && wait != null) {
        rest(at, wait);
      }
      return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    } finally {
      turn.release();
    }
  }

  private Answer inTime(URI at, FetchRequest request, Duration left) throws InterruptedException {
    HttpGet get = Exchange.get(at, request);
    Future<Answer> answer = exchanges.submit(() -> exchange(get, at, request));
    try {
      return answer.get(left.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer.Final(
          new Failed(Reason.TIMEOUT, "no whole answer in " + limits.total().toMillis() + " ms"));
    } catch (ExecutionException e) {
      return new Answer.Final(failed(at, e.getCause() == null ? e : e.getCause()));
    } finally {
      if (!answer.isDone()) {
        get.cancel();
        answer.cancel(true);
      }
    }
  }

  private Answer exchange(HttpGet get, URI at, FetchRequest request) throws Exception {
    CloseableHttpClient client = request.allowPrivate() ? everywhere : publicOnly;
    // why: closed without reading on, so that an endless error page ends here.
    try (ClassicHttpResponse response =
        client.executeOpen(RoutingSupport.determineHost(get), get, null)) {
      hosts.up(at);
      return exchange.read(response, at, request.conditional());
    }
  }

  private Failed failed(URI at, Throwable cause) {
    Failed failed = Failures.of(cause);
    if (Failures.isOfTheHost(cause)) {
      hosts.down(at, failed);
    }
    return failed;
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    exchanges.shutdownNow();
    publicOnly.close(CloseMode.IMMEDIATE);
    everywhere.close(CloseMode.IMMEDIATE);
    lookups.shutdownNow();
  }
}
