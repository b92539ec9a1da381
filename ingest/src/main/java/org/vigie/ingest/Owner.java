package org.vigie.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.vigie.events.Cluster;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.ingest.ArticlePublisher.Publication;
import org.vigie.ingest.article.Identity;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.outlet.Outlets;
import org.vigie.ingest.poll.Polled;
import org.vigie.ingest.poll.Poller;
import org.vigie.ingest.poll.Settled;
import org.vigie.ingest.poll.Settling;

/**
 * Owns some partitions of {@code feeds.v1}: polls their feeds and publishes what comes. One thread
 * calls it; only fetching and parsing happen on others. Whatever goes wrong between it and Kafka
 * ends it, and another one begins from what is committed.
 */
final class Owner implements AutoCloseable {
  /** Polls at once: bounds sockets, and the bodies in memory. */
  private static final int AT_ONCE = 128;

  /** Answers in one transaction. */
  private static final int MOST_ANSWERS = 128;

  private static final Duration LOOK = Duration.ofMillis(20);

  /** In a round nobody waits for a single article, so that fewer and fuller transactions do. */
  private static final Duration GATHER = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Poller poller;
  private final Outlets outlets;
  private final InstantSource clock;
  private final Tally tally;
  private final KafkaConsumer<String, Feed> consumer;
  private final ArticlePublisher publisher;
  private final ExecutorService polls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-poll-", 0).factory());
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final BlockingQueue<Polled> answers = new LinkedBlockingQueue<>();
  private final Map<String, Feed> feeds = new HashMap<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private final Map<String, FeedState> states = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<TopicPartition, Long> catchingUp = new HashMap<>();
  private KnownArticles known = new KnownArticles();
  private Identity identity;

  Owner(
      Cluster cluster,
      String name,
      Poller poller,
      Outlets outlets,
      InstantSource clock,
      Tally tally) {
    this.cluster = cluster;
    this.poller = poller;
    this.outlets = outlets;
    this.clock = clock;
    this.tally = tally;
    this.identity = new Identity(known, outlets);
    this.publisher = new ArticlePublisher(cluster, name);
    this.consumer =
        new KafkaConsumer<>(
            properties(cluster, name),
            new StringDeserializer(),
            cluster.topics().feeds().values().deserializer());
    consumer.subscribe(List.of(cluster.topics().feeds().name()), new Assignments());
  }

  private static Properties properties(Cluster cluster, String name) {
    Properties properties = cluster.clientProperties();
    properties.put("group.id", Ingest.group(cluster));
    properties.put("group.instance.id", name);
    properties.put("session.timeout.ms", 10_000);
    properties.put("heartbeat.interval.ms", 1_000);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("isolation.level", "read_committed");
    return properties;
  }

  /**
   * Looks once: at the feeds, at what is due, at what was answered.
   *
   * @param round polls each feed once, whenever it is due; null goes by the schedule
   * @throws org.apache.kafka.common.KafkaException when this owner can't go on
   */
  void turn(@Nullable Round round) throws InterruptedException {
    consumer.poll(Duration.ZERO).forEach(this::read);
    catchingUp.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    if (consumer.assignment().isEmpty() || !catchingUp.isEmpty()) {
      Thread.sleep(Duration.ofMillis(5));
      return;
    }
    startDue(round);
    List<Polled> batch = gather(round == null ? Duration.ZERO : GATHER);
    if (!batch.isEmpty()) {
      publish(batch, round);
    }
  }

  private void read(ConsumerRecord<String, Feed> entry) {
    if (entry.value() == null) {
      // why: a feed that moved to another partition is there; its old place is not its end.
      if (Objects.equals(partitions.get(entry.key()), entry.partition())) {
        feeds.remove(entry.key());
        partitions.remove(entry.key());
      }
    } else {
      feeds.put(entry.key(), entry.value());
      partitions.put(entry.key(), entry.partition());
    }
  }

  private void startDue(@Nullable Round round) {
    Instant now = clock.instant();
    for (Feed feed : feeds.values()) {
      boolean due = round == null ? isDue(feed, now) : round.wants(feed.id());
      if (due && !underWay.contains(feed.id()) && free.tryAcquire()) {
        underWay.add(feed.id());
        if (round != null) {
          round.started(feed.id());
        }
        FeedState state = states.get(feed.id());
        if (state != null) {
          poller.heed(feed, state);
        }
        var _ =
            polls.submit(
                () -> {
                  answers.add(poller.poll(feed, state));
                  return null;
                });
      }
    }
  }

  private boolean isDue(Feed feed, Instant now) {
    FeedState state = states.get(feed.id());
    return state == null || !state.configured().equals(feed.url()) || !state.next().isAfter(now);
  }

  /** What was answered by now, in order of the feeds' ids. */
  private List<Polled> gather(Duration patience) throws InterruptedException {
    List<Polled> batch = new ArrayList<>();
    Polled first = answers.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return batch;
    }
    batch.add(first);
    long deadline = System.nanoTime() + patience.toNanos();
    while (batch.size() < MOST_ANSWERS && batch.size() < underWay.size()) {
      Polled next = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      batch.add(next);
    }
    batch.sort(Comparator.comparing(answer -> answer.feed().id()));
    return batch;
  }

  private void publish(List<Polled> batch, @Nullable Round round) {
    List<Publication> publications = new ArrayList<>();
    Map<String, PollSummary> summaries = new HashMap<>();
    for (Polled polled : batch) {
      String feed = polled.feed().id();
      FeedState before = states.get(feed);
      Settled settled = Settling.settle(identity, before, polled);
      summaries.put(feed, tally.count(settled));
      Integer partition = partitions.get(feed);
      if (partition != null) {
        publications.add(new Publication(settled, partition));
        // why: the next feed of this batch may bring the same article; if the transaction fails,
        // this owner ends and all of it is forgotten.
        known.replace(before, settled.state());
        states.put(feed, settled.state());
      }
    }
    publisher.publish(publications, positions(), consumer.groupMetadata());
    for (Polled polled : batch) {
      String feed = polled.feed().id();
      underWay.remove(feed);
      free.release();
      if (round != null) {
        round.answered(feed, Objects.requireNonNull(summaries.get(feed)));
      }
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> positions() {
    return consumer.assignment().stream()
        .collect(
            Collectors.toMap(each -> each, each -> new OffsetAndMetadata(consumer.position(each))));
  }

  @Override
  public void close() {
    polls.shutdownNow();
    publisher.close();
    consumer.close();
  }

  /** Knows everything of the partitions that are ours, and nothing of others. */
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      Set<Integer> numbers =
          assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
      TopicSnapshot.read(
          cluster,
          cluster.topics().feedStates(),
          numbers,
          entry -> {
            if (entry.value() != null) {
              states.put(entry.key(), entry.value());
            }
          });
      known = new KnownArticles();
      identity = new Identity(known, outlets);
      states.values().forEach(state -> known.replace(null, state));
      catchingUp.putAll(consumer.endOffsets(assigned));
      consumer.seekToBeginning(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      for (TopicPartition partition : revoked) {
        catchingUp.remove(partition);
        List<String> gone =
            partitions.entrySet().stream()
                .filter(each -> each.getValue() == partition.partition())
                .map(Map.Entry::getKey)
                .toList();
        for (String feed : gone) {
          feeds.remove(feed);
          partitions.remove(feed);
          known.replace(states.remove(feed), null);
        }
      }
    }
  }
}
