package org.vigie.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.topics.Topic;
import org.vigie.ingest.ArticlePublisher.Publication;
import org.vigie.ingest.article.Identity;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.outlet.Outlets;
import org.vigie.ingest.poll.Polled;
import org.vigie.ingest.poll.Poller;
import org.vigie.ingest.poll.Settled;
import org.vigie.ingest.poll.Settling;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.LatestRecords;

/**
 * Owns some partitions of {@code feeds.v1}: polls their feeds and publishes what comes. One thread
 * calls it; only fetching and parsing happen on others. Whatever goes wrong between it and Kafka
 * ends it, and another one begins from what is committed.
 */
final class Owner implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Owner.class);

  /** Polls at once: bounds sockets, and the bodies in memory. */
  private static final int AT_ONCE = 256;

  /** Answers in one transaction. */
  private static final int MOST_ANSWERS = 128;

  private static final Duration LOOK = Duration.ofMillis(20);

  /** In a round nobody waits for a single article, so that fewer and fuller transactions do. */
  private static final Duration GATHER = Duration.ofMillis(200);

  private static final Duration CATCHING_UP = Duration.ofMillis(5);

  private final Cluster cluster;
  private final Topic<Feed> topic;
  private final Poller poller;
  private final Supplier<FeedsConfig> config;
  private final InstantSource clock;
  private final IngestMetrics tally;
  private final ArticlePublisher publisher;
  private final KafkaConsumer<String, byte[]> consumer;
  private final ExecutorService polls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-poll-", 0).factory());
  private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
  private final OwnFeeds feeds = new OwnFeeds();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private Identity identity;
  private FeedsConfig applied;
  private @Nullable Round begun;
  private boolean joined;
  private int underWay;

  private record Answered(Tracked tracked, Polled polled) {}

  private record Done(Tracked tracked, Settled settled) {}

  Owner(
      Cluster cluster,
      String name,
      Poller poller,
      Supplier<FeedsConfig> config,
      InstantSource clock,
      IngestMetrics tally) {
    this.cluster = cluster;
    this.topic = cluster.topics().feeds();
    this.poller = poller;
    this.config = config;
    this.clock = clock;
    this.tally = tally;
    this.applied = config.get();
    this.identity = identity(applied);
    this.publisher = new ArticlePublisher(cluster, name);
    this.consumer = Owners.consumer(cluster, name);
    consumer.subscribe(List.of(topic.name()), new Assignments());
  }

  /**
   * Looks once: at the feeds, at what is due, at what was answered.
   *
   * @param round polls each feed once, whether due or not; null when there is none
   * @param scheduled whether to poll what is due
   * @throws org.apache.kafka.common.KafkaException when this owner can't go on
   */
  void turn(@Nullable Round round, boolean scheduled) throws InterruptedException {
    consumer.poll(Duration.ZERO).forEach(this::read);
    if (!isCaughtUp()) {
      Thread.sleep(CATCHING_UP);
      return;
    }
    FeedsConfig now = config.get();
    if (!applied.equals(now)) {
      applied = now;
      identity = identity(now);
    }
    boolean open = round != null && !round.done().isDone();
    if (round != null && !round.equals(begun)) {
      round.begin(feeds.all().stream().map(each -> each.feed.id()).collect(Collectors.toSet()));
      begun = round;
    }
    startAll(round, scheduled);
    boolean full = underWay >= AT_ONCE;
    // why: feeds that are due but may not be polled yet are no reason to look again at once.
    Duration look = scheduled && !full ? feeds.untilNext(clock.instant(), LOOK) : LOOK;
    publish(gather(look, open ? GATHER : Duration.ZERO), round);
  }

  private Identity identity(FeedsConfig configured) {
    order.clear();
    configured.feeds().forEach(feed -> order.put(feed.id(), order.size()));
    return new Identity(feeds.known(), new Outlets(configured.byDomain()));
  }

  private boolean isCaughtUp() {
    if (!joined || ends.isEmpty()) {
      return joined;
    }
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    if (ends.isEmpty()) {
      feeds.complete();
    }
    return ends.isEmpty();
  }

  private void read(ConsumerRecord<String, byte[]> entry) {
    Feed feed = LatestRecords.value(topic, entry);
    if (feed != null) {
      feeds.take(entry.partition(), feed, clock.instant());
    } else if (entry.value() == null) {
      feeds.remove(entry.partition(), entry.key());
    }
  }

  private void startAll(@Nullable Round round, boolean scheduled) {
    if (round != null && !round.done().isDone()) {
      for (Tracked tracked : feeds.all()) {
        if (underWay < AT_ONCE && !tracked.polling && round.start(tracked.feed.id())) {
          start(tracked);
        }
      }
    }
    if (scheduled) {
      feeds.due(clock.instant(), AT_ONCE - underWay).forEach(this::start);
    }
  }

  private void start(Tracked tracked) {
    tracked.polling = true;
    underWay++;
    var feed = tracked.feed;
    var state = tracked.state;
    if (state != null) {
      poller.heed(feed, state);
    }
    polls.execute(
        () -> {
          try {
            answers.add(new Answered(tracked, poller.poll(feed, state)));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /**
   * What was answered by now.
   *
   * @param look how long to wait for the first answer
   * @param patience how long to wait, once there is one, for as many as fill a transaction
   */
  private List<Answered> gather(Duration look, Duration patience) throws InterruptedException {
    List<Answered> batch = new ArrayList<>();
    Answered next = answers.poll(look.toNanos(), TimeUnit.NANOSECONDS);
    long deadline = System.nanoTime() + patience.toNanos();
    while (next != null) {
      batch.add(next);
      boolean full = batch.size() >= MOST_ANSWERS || batch.size() >= underWay;
      next = full ? null : answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    // why: an article is new through the feed that is configured first, and repeated by the others.
    batch.sort(
        Comparator.comparing(
            answered -> order.getOrDefault(answered.tracked().feed.id(), Integer.MAX_VALUE)));
    return batch;
  }

  private void publish(List<Answered> batch, @Nullable Round round) {
    List<Done> done = new ArrayList<>();
    for (Answered answered : batch) {
      answered.tracked().polling = false;
      underWay--;
      if (feeds.holds(answered.tracked())) {
        done.add(settle(answered.tracked(), answered.polled()));
      }
    }
    if (done.isEmpty() && feeds.forgotten().isEmpty()) {
      return;
    }
    long began = System.nanoTime();
    publisher.publish(
        done.stream()
            .map(each -> new Publication(each.settled(), each.tracked().partition))
            .toList(),
        feeds.forgotten(),
        positions(),
        consumer.groupMetadata());
    tally.committed(Duration.ofNanos(System.nanoTime() - began));
    feeds.forgotten().clear();
    for (Done each : done) {
      feeds.committed(each.tracked(), clock.instant());
      PollSummary summary = tally.count(each.settled());
      if (round != null) {
        round.answered(each.tracked().feed.id(), summary);
      }
    }
  }

  // why: the next feed of a batch may bring the same article, so each is known at once; if the
  // transaction fails, this owner ends and all of it is forgotten.
  private Done settle(Tracked tracked, Polled polled) {
    Settled settled;
    try {
      settled = Settling.settle(identity, tracked.state, polled);
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("feedId", tracked.feed.id()).log("poll lost");
      var failed = new Polled.Failed(Reason.INTERNAL, e.getClass().getSimpleName());
      settled =
          Settling.settle(
              identity, tracked.state, new Polled(polled.feed(), polled.at(), null, failed));
    }
    feeds.settled(tracked, settled.state());
    return new Done(tracked, settled);
  }

  private Map<TopicPartition, OffsetAndMetadata> positions() {
    return consumer.assignment().stream()
        .collect(
            Collectors.toMap(each -> each, each -> new OffsetAndMetadata(consumer.position(each))));
  }

  @Override
  public void close() {
    polls.shutdownNow();
    // why: an interrupt that ended us must not keep us from leaving the group.
    boolean interrupted = Thread.interrupted();
    try {
      publisher.close();
    } finally {
      Owners.leave(consumer);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Knows everything of the partitions that are ours, and nothing of others. */
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      joined = true;
      begun = null;
      if (assigned.isEmpty()) {
        return;
      }
      // why: not given out while the owner before us has a transaction undecided.
      consumer.committed(new HashSet<>(assigned));
      LatestRecords.of(cluster, cluster.topics().feedStates(), numbers(assigned))
          .forEach(feeds::restore);
      ends.putAll(consumer.endOffsets(assigned));
      consumer.seekToBeginning(assigned);
      LOGGER.atInfo().addKeyValue("partitions", numbers(assigned)).log("feeds taken over");
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      ends.keySet().removeAll(revoked);
      feeds.lose(numbers(revoked));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
      return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
  }
}
