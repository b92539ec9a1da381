package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Feed;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EarlierTexts;
import org.vigie.ingest.article.Fingerprint;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult.NewBody;
import org.vigie.ingest.article.RememberedEntry;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

/** Starts with many known articles; {@code -Dvigie.known=1000000} gives the published figures. */
class ManyKnownArticlesIT {
  private static final int KNOWN = Integer.getInteger("vigie.known", 20_000);
  private static final int POLLS = 500;
  private static final int ENTRIES = 20;
  private static final Set<Integer> PARTITIONS = Set.of(0, 1, 2, 3);
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");

  private final Cluster cluster = TestBroker.cluster(PARTITIONS.size());
  private final EntryTopic topic = new EntryTopic(cluster);
  @TempDir private Path folder;

  @Test
  void aStartReadsTheTopicOnceAndThenOnlyItsTail() throws Exception {
    cluster.createTopics();
    fill();
    long before = usedHeap();

    Cost anew = cost(this::restore);
    Cost again = cost(this::restore);

    try (var store = new EntryStore(folder, topic.id())) {
      topic.restore(store, PARTITIONS);
      var known = new KnownArticles(store);
      Duration poll = polls(store, known);
      System.out.printf(
          "ManyKnownArticlesIT: %d entries: read anew in %s, started again in %s;"
              + " a poll of %d entries takes %d µs; the heap grew by %.1f bytes for each entry%n",
          KNOWN,
          anew,
          again,
          ENTRIES,
          poll.toNanos() / 1_000,
          (usedHeap() - before) / (double) KNOWN);
    }
    assertThat(again.took).isLessThan(Duration.ofSeconds(8));
  }

  private void restore() {
    try (var store = new EntryStore(folder, topic.id())) {
      topic.restore(store, PARTITIONS);
      assertThat(store.entries(hash(KNOWN - 1))).hasSize(1);
    }
  }

  private void fill() {
    var properties = cluster.clientProperties();
    properties.put("linger.ms", 100);
    properties.put("compression.type", "lz4");
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < KNOWN; i++) {
        var content = new Fingerprint((int) hash(i), (int) hash(-i), i, i % 5_000);
        var entry =
            new RememberedEntry(
                hash(i % 1_000), hash(i), hash(i), content, 1, NOW, 0, NOW, EarlierTexts.NONE);
        var _ = producer.send(topic.record(i % PARTITIONS.size(), entry));
      }
    }
  }

  /**
   * Polls a feed of 20 entries, of which each poll brings a new one; returns the mean processor
   * time.
   */
  private static Duration polls(EntryStore store, KnownArticles known) {
    var deduplicator = new Deduplicator(known, new Outlets(Map.of()));
    var feed = new Feed("f", "https://a.example/rss", null, null, null, false, false, "Vigie");
    int created = 0;
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int poll = 0; poll < POLLS; poll++) {
      List<FeedEntry> entries = new ArrayList<>();
      for (int i = poll; i < poll + ENTRIES; i++) {
        entries.add(entry(i));
      }
      var parsed = new ParsedFeed("rss_2.0", "A", "fr", Hints.NONE, entries);
      NewBody body = deduplicator.compare(feed, parsed, URI.create(feed.url()), NOW);
      known.add(body.remembered());
      store.write(Map.of(0, body.remembered()), Map.of());
      known.clear();
      created += body.created();
    }
    assertThat(created).isEqualTo(POLLS + ENTRIES - 1);
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return Duration.ofNanos(used).dividedBy(POLLS);
  }

  private static FeedEntry entry(int i) {
    return new FeedEntry(
        "g" + i,
        URI.create("https://a.example/" + i),
        "Title " + i,
        "",
        "Words of article. ".repeat(80),
        List.of(),
        List.of(),
        NOW,
        null,
        null,
        null);
  }

  /** Returns different hashes for different numbers (the multiplier is odd). */
  private static long hash(int number) {
    return (number + 1L) * 0x9E3779B97F4A7C15L;
  }

  /** The time and the processor time of this whole process. */
  private record Cost(Duration took, Duration processor) {
    @Override
    public String toString() {
      return took.toMillis() + " ms (" + processor.toMillis() + " ms of processor time)";
    }
  }

  private static Cost cost(Runnable what) {
    long start = System.nanoTime();
    long used = processorTime();
    what.run();
    return new Cost(
        Duration.ofNanos(System.nanoTime() - start), Duration.ofNanos(processorTime() - used));
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
