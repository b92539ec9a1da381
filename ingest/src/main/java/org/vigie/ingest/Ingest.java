package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.hub.Bells;
import org.vigie.ingest.hub.Callback;
import org.vigie.ingest.hub.Hubs;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.ingest.network.Proxies;
import org.vigie.ingest.ownership.FeedOwner;
import org.vigie.ingest.ownership.FeedPublisher;
import org.vigie.ingest.ownership.NameClaim;
import org.vigie.ingest.ownership.PollRound;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.poll.PageSummary;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.ingest.poll.Poller;
import org.vigie.ingest.visit.PageThreads;
import org.vigie.ingest.visit.PageVisits;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.InstanceName;

/**
 * The ingest service: writes the configured feeds to Kafka, polls those that are assigned to this
 * process, and publishes their articles. One thread runs one {@link FeedOwner} at a time.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Ingest.class);
  private static final String NAME = "vigie-ingest";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final FeedPublisher publisher;
  private final FeedFetcher fetcher;
  private final Poller poller;
  private final PageThreads pageThreads = new PageThreads(Runtime.getRuntime());
  private final PageVisits pages;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final String name;
  private final Path knownDir;
  private final Thread thread;
  private final AtomicReference<@Nullable PollRound> round = new AtomicReference<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Restarts restarts = new Restarts();
  private volatile @Nullable FeedOwner owner;
  private volatile @Nullable Hubs hubs;
  private volatile FeedsConfig config;
  private volatile boolean scheduled;
  private volatile boolean closed;
  private volatile @Nullable Instant lastCommit;

  /**
   * @param stateDir folder for the known articles, and for the file that holds this process's name.
   *     Kafka gets the name as {@code group.instance.id} and {@code transactional.id}, the same
   *     after a restart
   * @param clock the time for polls and articles; in the sandbox, it runs faster than real time
   */
  public Ingest(
      Cluster cluster,
      FeedsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry metrics) {
    this(cluster, config, stateDir, clock, metrics, Limits.DEFAULT);
  }

  /** Creates a service that fetches feeds within limits, such as a maximum time and body size. */
  public Ingest(
      Cluster cluster,
      FeedsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry metrics,
      Limits limits) {
    this.cluster = cluster;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    this.name =
        cluster.topics().prefix() + InstanceName.of(stateDir.resolve("instance"), NAME + "-");
    this.knownDir = stateDir.resolve("known");
    this.publisher = new FeedPublisher(cluster);
    this.fetcher = fetcher(clock, limits);
    this.poller = new Poller(fetcher, clock, this::since);
    var permissions = new Permissions(clock, fetcher.pages());
    this.pages = new PageVisits(fetcher.pages(), permissions, pageThreads);
    this.thread = Thread.ofPlatform().name(NAME).unstarted(this::run);
  }

  private FeedFetcher fetcher(InstantSource time, Limits limits) {
    Proxies proxies = Proxies.of(System.getenv());
    return new FeedFetcher(time, limits, proxies, feed -> config.fetching(feed).access());
  }

  private @Nullable Instant since(Feed feed) {
    return config.fetching(feed).since();
  }

  /**
   * Lets hubs tell this process at once that feeds have changed. Must be called before {@link
   * #start}.
   *
   * @throws IOException if the address to listen on can't be used; the message names it
   */
  public void listen(Callback callback) throws IOException {
    hubs = new Hubs(callback, fetcher.hubs(), clock, metrics, this::wake);
  }

  /** Starts polling on schedule; see {@link #takeOver}. */
  public void start() {
    scheduled = true;
    takeOver();
  }

  /**
   * Writes the feeds to their Kafka topic, which must exist, and starts to take over this process's
   * part of them. No feed is polled before {@link #start} or {@link #pollOnce}. A second call does
   * nothing.
   */
  public synchronized void takeOver() {
    if (thread.getState() == Thread.State.NEW) {
      publisher.publish(config);
      thread.start();
    }
  }

  /**
   * Polls each feed of this process once, even if no poll is due, and waits until the results are
   * committed to Kafka. Can be called before or after {@link #start}.
   *
   * @throws IllegalStateException if {@link #ended} completed, or if this service is closed
   */
  public PollSummary pollOnce() throws InterruptedException {
    var once = new PollRound();
    round.set(once);
    takeOver();
    wake();
    var _ = ended.whenComplete((_, end) -> once.fail(end == null ? closed() : end));
    try {
      return once.done().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("polling ended", e.getCause());
    }
  }

  /**
   * Waits, after {@link #pollOnce}, until no page is being visited and none will be within 10
   * seconds, or until a time is over. Visits that remain are made when the service runs again.
   */
  public PageSummary visitPages(Duration most) throws InterruptedException {
    PollRound last = round.get();
    if (last == null) {
      return PageSummary.EMPTY;
    }
    try {
      last.visited().get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOGGER.atInfo().addKeyValue("waiting", last.pages().waiting()).log("pages wait");
    } catch (ExecutionException e) {
      throw new IllegalStateException("visits ended", e.getCause());
    }
    return last.pages();
  }

  /**
   * Completes when this service has ended for good: normally after {@link #close}, or with an
   * {@link IllegalStateException} whose message says in a sentence why it ended. After other
   * failures, the service starts over by itself and counts that in {@code vigie.ingest.restarts}.
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Replaces the configuration and writes its feeds to their Kafka topic. */
  public void apply(FeedsConfig changed) {
    config = changed;
    publisher.publish(changed);
    wake();
  }

  private void wake() {
    FeedOwner current = owner;
    if (current != null) {
      current.wake();
    }
  }

  /** Returns when results of polls were last committed to Kafka; null if there were none. */
  public @Nullable Instant lastCommit() {
    return lastCommit;
  }

  /** Returns how often polling has started over after a failure. */
  public long restarts() {
    return restarts.count();
  }

  /** Returns why polling failed; null if it never did, or has worked again since. */
  public @Nullable Throwable failure() {
    return restarts.failure();
  }

  @Override
  public void close() {
    closed = true;
    closing.countDown();
    wake();
    try {
      // why: an interrupt could break a Kafka transaction, so the thread gets time to end it.
      if (thread.isAlive() && !thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Hubs listening = hubs;
    if (listening != null) {
      listening.close();
    }
    poller.close();
    pageThreads.close();
    ended.complete(null);
  }

  private void run() {
    try {
      while (!closed) {
        long start = System.nanoTime();
        try {
          runOwner(start);
        } catch (RuntimeException | Error e) {
          awaitRestart(e, restarts.failed(e, elapsed(start)));
        }
      }
      end(closed());
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      end(closed());
    } catch (NameTakenException e) {
      LOGGER.atError().addKeyValue("instance", name).log(e.getMessage());
      ended.completeExceptionally(e);
      end(e);
    } catch (RuntimeException | Error e) {
      LOGGER.atError().setCause(e).log("polling ended");
      ended.completeExceptionally(new IllegalStateException("polling ended: " + e, e));
      end(e);
    }
  }

  private static Duration elapsed(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void runOwner(long start) throws InterruptedException {
    var counters = new IngestMetrics(metrics, outletIds(config));
    Bells bells = hubs;
    try (var store = new EntryStore(knownDir, new EntryTopic(cluster).id());
        var running =
            new FeedOwner(
                cluster,
                name,
                poller,
                pages,
                () -> config,
                clock,
                store,
                bells == null ? Bells.none() : bells,
                (results, articles, took) -> {
                  lastCommit = clock.instant();
                  restarts.succeeded();
                  counters.committed(results, articles, took);
                })) {
      owner = running;
      while (!closed) {
        running.runOnce(round.get(), scheduled);
        restarts.ran(elapsed(start));
      }
    } finally {
      owner = null;
    }
  }

  private static Set<String> outletIds(FeedsConfig config) {
    return config.outlets().stream().map(Outlet::id).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Waits until a new owner may start, which polls the feeds with lost results again.
   *
   * @throws NameTakenException if another process polls under this one's name
   */
  private void awaitRestart(Throwable failure, Duration delay) throws InterruptedException {
    if (failure instanceof InterruptException interrupt) {
      throw interrupt;
    }
    metrics.counter("vigie.ingest.restarts").increment();
    LOGGER.atWarn().setCause(failure).addKeyValue("after", delay).log("polling starts over");
    if (NameClaim.isRefusal(failure) && new NameClaim(cluster, name).isTaken()) {
      throw new NameTakenException(name);
    }
    var _ = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("ingest is closed");
  }

  private void end(Throwable cause) {
    closed = true;
    PollRound last = round.get();
    if (last != null) {
      last.fail(cause);
    }
  }

  private static final class NameTakenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NameTakenException(String name) {
      super(
          "another process polls feeds under the name "
              + name
              + ", so this one ends; each process needs its own data folder");
    }
  }
}
