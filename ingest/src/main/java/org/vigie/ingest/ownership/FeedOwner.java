package org.vigie.ingest.ownership;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.ownership.OwnedFeeds.TrackedFeed;
import org.vigie.ingest.poll.PollEvaluation;
import org.vigie.ingest.poll.Poller;
import org.vigie.kafka.Cluster;

/**
 * Polls the feeds that are assigned to this instance, and publishes the results. One thread calls
 * it; only fetching and parsing run on other threads. After any Kafka failure, this owner must be
 * closed. A new owner then continues with the committed states.
 */
public final class FeedOwner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(FeedOwner.class);

  /** Maximum number of simultaneous polls. An estimate: it limits sockets and bodies in memory. */
  private static final int MAX_POLLS = 256;

  /** Maximum number of results in a transaction. In ManyFeedsIT, its commit takes about 0.2 s. */
  private static final int MAX_RESULTS = 128;

  /** Maximum wait for the first completed poll. An estimate: it hardly delays articles. */
  private static final Duration WAIT = Duration.ofMillis(20);

  /** Maximum wait for more polls of a {@link PollRound}; fewer, larger transactions are faster. */
  private static final Duration ROUND_WAIT = Duration.ofMillis(200);

  private static final Duration CATCH_UP_WAIT = Duration.ofMillis(5);

  private final Poller poller;
  private final Supplier<FeedsConfig> config;
  private final InstantSource clock;
  private final BiConsumer<Collection<PollResult>, Duration> listener;
  private final ArticlePublisher publisher;
  private final OwnedFeeds feeds = new OwnedFeeds();
  private final PartitionLease lease;
  private final ExecutorService polls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-poll-", 0).factory());
  private final BlockingQueue<Entry<TrackedFeed, PollEvaluation>> completed =
      new LinkedBlockingQueue<>();
  private final Map<String, Integer> order = new HashMap<>();
  private Deduplicator deduplicator;
  private FeedsConfig applied;
  private @Nullable PollRound begun;
  private int begunAt;
  private int running;

  /** Creates an owner; {@code listener} gets the results and the duration of each commit. */
  public FeedOwner(
      Cluster cluster,
      String name,
      Poller poller,
      Supplier<FeedsConfig> config,
      InstantSource clock,
      BiConsumer<Collection<PollResult>, Duration> listener) {
    this.poller = poller;
    this.config = config;
    this.clock = clock;
    this.listener = listener;
    this.applied = config.get();
    this.deduplicator = deduplicator(applied);
    this.publisher = new ArticlePublisher(cluster, name);
    this.lease = new PartitionLease(cluster, name, feeds, clock);
  }

  /**
   * Reads changed feeds, starts polls and commits completed polls. Callers repeat this call.
   *
   * @param round the round that polls each feed once, whether due or not; null if there is none
   * @param scheduled true if feeds are also polled when due
   * @throws org.apache.kafka.common.KafkaException if this owner must be closed
   */
  public void runOnce(@Nullable PollRound round, boolean scheduled) throws InterruptedException {
    lease.poll();
    if (!lease.isCaughtUp()) {
      Thread.sleep(CATCH_UP_WAIT);
      return;
    }
    FeedsConfig current = config.get();
    if (!applied.equals(current)) {
      applied = current;
      deduplicator = deduplicator(current);
    }
    boolean inRound = round != null && round.isRunning();
    begin(round);
    start(round, scheduled);
    // why: while MAX_POLLS polls run, due feeds can't start; without a wait, callers would spin.
    boolean full = running >= MAX_POLLS;
    Duration wait = scheduled && !full ? feeds.untilNext(clock.instant(), WAIT) : WAIT;
    commit(collect(wait, inRound ? ROUND_WAIT : Duration.ZERO), round);
  }

  private Deduplicator deduplicator(FeedsConfig configured) {
    order.clear();
    configured.feeds().forEach(feed -> order.put(feed.id(), order.size()));
    return new Deduplicator(feeds.known(), new Outlets(configured.byDomain()));
  }

  private void begin(@Nullable PollRound round) {
    if (round != null && (!round.equals(begun) || begunAt != lease.rebalances())) {
      round.begin(feeds.all().stream().map(each -> each.feed.id()).collect(Collectors.toSet()));
      begun = round;
      begunAt = lease.rebalances();
    }
  }

  private void start(@Nullable PollRound round, boolean scheduled) {
    if (round != null && round.isRunning()) {
      for (TrackedFeed tracked : feeds.all()) {
        if (running < MAX_POLLS && !tracked.polling && round.start(tracked.feed.id())) {
          start(tracked);
        }
      }
    }
    if (scheduled) {
      feeds.due(clock.instant(), MAX_POLLS - running).forEach(this::start);
    }
  }

  private void start(TrackedFeed tracked) {
    tracked.polling = true;
    running++;
    Feed feed = tracked.feed;
    FeedState state = tracked.state;
    if (state != null) {
      poller.resumeBackOff(feed, state);
    }
    polls.execute(
        () -> {
          try {
            completed.add(Map.entry(tracked, poller.poll(feed, state)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /**
   * Takes completed polls for one transaction from the queue. Waits at most {@code first} for one
   * poll, then at most {@code more} for further polls.
   */
  private List<Entry<TrackedFeed, PollEvaluation>> collect(Duration first, Duration more)
      throws InterruptedException {
    List<Entry<TrackedFeed, PollEvaluation>> batch = new ArrayList<>();
    var next = completed.poll(first.toNanos(), TimeUnit.NANOSECONDS);
    long deadline = System.nanoTime() + more.toNanos();
    while (next != null) {
      batch.add(next);
      boolean full = batch.size() >= MAX_RESULTS || batch.size() >= running;
      next = full ? null : completed.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    // why: if several feeds have the same article, the feed that is configured first publishes it.
    batch.sort(
        Comparator.comparing(
            each -> order.getOrDefault(each.getKey().feed.id(), Integer.MAX_VALUE)));
    return batch;
  }

  private void commit(List<Entry<TrackedFeed, PollEvaluation>> batch, @Nullable PollRound round) {
    Map<TrackedFeed, PollResult> results = new LinkedHashMap<>();
    for (var each : batch) {
      TrackedFeed tracked = each.getKey();
      tracked.polling = false;
      running--;
      if (feeds.contains(tracked)) {
        results.put(tracked, evaluate(tracked, each.getValue()));
      }
    }
    if (results.isEmpty() && feeds.obsolete().isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    publisher.publish(results, feeds.obsolete(), lease.positions(), lease.groupMetadata());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    feeds.obsolete().clear();
    results.keySet().forEach(tracked -> feeds.schedule(tracked, clock.instant()));
    listener.accept(results.values(), took);
    if (round != null) {
      results.values().forEach(round::add);
    }
  }

  // why: updates the state before the commit, because the next poll in the same transaction can
  // have the same article. If the commit fails, this owner is closed and its states are discarded.
  private PollResult evaluate(TrackedFeed tracked, PollEvaluation evaluation) {
    PollResult result;
    try {
      result = evaluation.result(deduplicator);
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("feedId", tracked.feed.id()).log("poll lost");
      var lost = evaluation.failed(Reason.INTERNAL, e.getClass().getSimpleName());
      result = lost.result(deduplicator);
    }
    feeds.update(tracked, result.state());
    return result;
  }

  @Override
  public void close() {
    polls.shutdownNow();
    // why: on an interrupted thread, Kafka's clients fail at once and don't leave the group.
    boolean interrupted = Thread.interrupted();
    try {
      publisher.close();
    } finally {
      lease.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
