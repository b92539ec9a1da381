package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.ownership.FeedOwner;
import org.vigie.ingest.ownership.FeedPublisher;
import org.vigie.ingest.ownership.PollRound;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.ingest.poll.Poller;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.InstanceName;

/**
 * The ingest service: writes the configured feeds to Kafka, polls those that are assigned to this
 * process, and publishes their articles. One thread runs one {@link FeedOwner} at a time.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Ingest.class);
  private static final String NAME = "vigie-ingest";

  // Wait before polling restarts after a failure. An estimate: it spares a broker in trouble.
  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final FeedPublisher publisher;
  private final Poller poller;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final String name;
  private final Thread thread;
  private final AtomicReference<@Nullable PollRound> round = new AtomicReference<>();
  private volatile FeedsConfig config;
  private volatile boolean scheduled;
  private volatile boolean closed;
  private volatile @Nullable Instant lastCommit;

  /**
   * @param stateDir folder of the file that holds this process's name. Kafka gets the name as
   *     {@code group.instance.id} and {@code transactional.id}, the same after a restart
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
    this.publisher = new FeedPublisher(cluster);
    this.poller = new Poller(new FeedFetcher(clock, limits), clock);
    this.thread = Thread.ofPlatform().name(NAME).unstarted(this::run);
  }

  /** Writes the feeds to their Kafka topic, which must exist, and starts polling on schedule. */
  public void start() {
    publisher.publish(config);
    scheduled = true;
    begin();
  }

  /**
   * Polls each feed of this process once, even if no poll is due, and waits until the results are
   * committed to Kafka. Can be called before or after {@link #start}.
   *
   * @throws IllegalStateException if another process started with the name of this one ({@code
   *     group.instance.id}), or if this service is closed
   */
  public PollSummary pollOnce() throws InterruptedException {
    publisher.publish(config);
    var once = new PollRound();
    round.set(once);
    begin();
    try {
      return once.done().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("polling ended", e.getCause());
    }
  }

  /** Replaces the configuration and writes its feeds to their Kafka topic. */
  public void apply(FeedsConfig changed) {
    config = changed;
    publisher.publish(changed);
  }

  /** Returns when results of polls were last committed to Kafka; null if there were none. */
  public @Nullable Instant lastCommit() {
    return lastCommit;
  }

  /** True if the service has ended for good, after it was started. */
  public boolean isEnded() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  @Override
  public void close() {
    closed = true;
    try {
      // why: an interrupt could break a Kafka transaction, so the thread gets time to end it.
      if (thread.isAlive() && !thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    poller.close();
  }

  private synchronized void begin() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void run() {
    Throwable end = new IllegalStateException("closed");
    try {
      while (!closed) {
        runOwner();
      }
    } catch (ProducerFencedException | FencedInstanceIdException e) {
      end = e;
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("instance", name)
          .log("another process polls under this one's name; this one ends");
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    PollRound last = round.get();
    if (last != null) {
      last.fail(end);
    }
  }

  private void runOwner() throws InterruptedException {
    var counters = new IngestMetrics(metrics);
    try (var owner =
        new FeedOwner(
            cluster,
            name,
            poller,
            () -> config,
            clock,
            (results, took) -> {
              lastCommit = clock.instant();
              counters.committed(results, took);
            })) {
      while (!closed) {
        owner.runOnce(round.get(), scheduled);
      }
    } catch (ProducerFencedException | FencedInstanceIdException | InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      // why: run() then creates a new FeedOwner, which polls the feeds with lost results again.
      metrics.counter("vigie.ingest.restarts").increment();
      LOGGER.atWarn().setCause(e).log("polling starts over");
      Thread.sleep(RESTART_DELAY);
    }
  }
}
