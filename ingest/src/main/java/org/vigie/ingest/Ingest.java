package org.vigie.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
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
import org.vigie.ingest.poll.Poller;
import org.vigie.kafka.Cluster;

/**
 * The service: publishes the feeds to poll, polls those it owns, and publishes their articles. Its
 * thread holds one {@link Owner} at a time.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Ingest.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final FeedPublisher publisher;
  private final Poller poller;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final String name;
  private final Thread thread;
  private final AtomicReference<@Nullable Round> round = new AtomicReference<>();
  private volatile FeedsConfig config;
  private volatile boolean scheduled;
  private volatile boolean closed;

  /**
   * @param stateDir of this process alone; keeps its name, so that a restart takes over at once
   * @param clock of the schedule and of what is published; it may run faster than the machine's
   */
  public Ingest(
      Cluster cluster,
      FeedsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry metrics) {
    this(cluster, config, stateDir, clock, metrics, Limits.DEFAULT);
  }

  /**
   * @param limits of what a server may cost
   */
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
    this.name = cluster.topics().prefix() + name(stateDir);
    this.publisher = new FeedPublisher(cluster);
    this.poller = new Poller(new FeedFetcher(clock, limits), clock);
    this.thread = Thread.ofPlatform().name("vigie-ingest").unstarted(this::own);
  }

  /** Consumer group of the owners. */
  public static String group(Cluster cluster) {
    return cluster.topics().prefix() + "vigie-ingest";
  }

  /** Polls by the schedule from now on. The topics must be there. */
  public void start() {
    publisher.publish(config);
    scheduled = true;
    begin();
  }

  /**
   * Polls each of our feeds once, whether due or not, and waits until what came is committed. Feeds
   * that another instance owns are its affair. With or without {@link #start}.
   *
   * @throws IllegalStateException when another process took over under this one's name
   */
  public PollSummary pollOnce() throws InterruptedException {
    publisher.publish(config);
    var once = new Round();
    round.set(once);
    begin();
    try {
      return once.done().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("polling ended", e.getCause());
    }
  }

  /** Polls what is configured now. */
  public void apply(FeedsConfig changed) {
    config = changed;
    publisher.publish(changed);
  }

  @Override
  public void close() {
    closed = true;
    try {
      // why: asked first, since an interrupt would end it in the middle of a transaction.
      if (!thread.join(CLOSING)) {
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

  private void own() {
    Throwable end = new IllegalStateException("closed");
    try {
      while (!closed) {
        ownUntilTrouble();
      }
    } catch (ProducerFencedException | FencedInstanceIdException e) {
      end = e;
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("instance", name)
          .log("another process polls under this one's name; this one ends");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closed = true;
    Round last = round.get();
    if (last != null) {
      last.fail(end);
    }
  }

  private void ownUntilTrouble() throws InterruptedException {
    var tally = new IngestMetrics(metrics);
    try (var owner = new Owner(cluster, name, poller, () -> config, clock, tally)) {
      while (!closed) {
        owner.turn(round.get(), scheduled);
      }
    } catch (ProducerFencedException | FencedInstanceIdException e) {
      throw e;
    } catch (InterruptException e) {
      throw new InterruptedException(e.getMessage());
    } catch (RuntimeException e) {
      // why: what was not committed is polled again; what was, is known again.
      metrics.counter("vigie.ingest.restarts").increment();
      LOGGER.atWarn().setCause(e).log("polling starts over");
      Thread.sleep(AFTER_TROUBLE);
    }
  }

  private static String name(Path stateDir) {
    Path file = stateDir.resolve("instance");
    try {
      Files.createDirectories(stateDir);
      if (!Files.exists(file)) {
        Files.writeString(file, "vigie-ingest-" + UUID.randomUUID());
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("state folder " + stateDir + " can't be used", e);
    }
  }
}
