package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.standalone.ingest.LoopbackFeeds.articles;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.KnownEntry;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.Outlet;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.known.EntryStore;
import org.vigie.ingest.known.EntryTopic;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;

class KnownArticlesIT {
  private static final int PARTITIONS = 4;
  private static final int FEEDS = 20;
  private static final int ROUNDS = 10;

  private final Cluster cluster = TestBroker.cluster(PARTITIONS);
  private final Written written = new Written(cluster);
  private final LoopbackFeeds server = new LoopbackFeeds();
  private final AtomicInteger last = new AtomicInteger(20);
  private final Feed feed = feed("a");
  @TempDir private Path folder;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRestartWithTheStoreKnowsWhatWasPublished() throws Exception {
    assertThat(once(feed).articles()).isEqualTo(20);
    last.set(21);

    assertThat(once(feed).articles()).isEqualTo(1);
    assertThat(known()).isEqualTo(21);
  }

  @Test
  void aRestartWithoutTheStoreReadsTheTopic() throws Exception {
    once(feed);
    deleteStore();
    last.set(21);

    assertThat(once(feed).articles()).isEqualTo(1);
  }

  @Test
  void aStoreThatIsAheadOfTheTopicIsReadAnew() throws Exception {
    once(feed);
    deleteStore();
    try (var store = new EntryStore(folder.resolve("known"), new EntryTopic(cluster).id())) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        store.write(Map.of(), Map.of(partition, 1_000_000L));
      }
    }
    last.set(21);

    assertThat(once(feed).articles()).isEqualTo(1);
  }

  @Test
  void entriesInTheStateOfAnOlderReleaseAreImportedOnce() throws Exception {
    once(feed);
    List<Article> published = written.articles();
    int partition = written.records(cluster.topics().feedStates()).getFirst().partition();
    Cluster other = TestBroker.cluster(PARTITIONS);
    other.createTopics();
    try (var producer =
        new KafkaProducer<>(
            other.clientProperties(),
            new StringSerializer(),
            other.topics().feedStates().values().serializer())) {
      String name = other.topics().feedStates().name();
      producer.send(new ProducerRecord<>(name, partition, "a", state(published))).get();
    }
    last.set(21);

    deleteStore();
    assertThat(once(other, feed).articles()).isEqualTo(1);
    assertThat(new Written(other).states().get("a"))
        .isNotNull()
        .extracting(FeedState::entries)
        .isNull();
    deleteStore();
    last.set(22);
    assertThat(once(other, feed).articles()).isEqualTo(1);
  }

  @Test
  void anUnchangedPollWritesAtMostOneKilobyteForEachFeed() throws Exception {
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < FEEDS; i++) {
      feeds.add(feed("f" + i));
    }
    measure("one feed", feed);
    measure(FEEDS + " feeds", feeds.toArray(Feed[]::new));
  }

  private void measure(String what, Feed... feeds) throws Exception {
    var config = new FeedsConfig(List.of(feeds), List.of());
    try (var ingest = ingest(cluster, config)) {
      ingest.pollOnce();
      long before = bytes();
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(ingest.pollOnce().unchanged()).isEqualTo(feeds.length);
      }
      long each = (bytes() - before) / ROUNDS / feeds.length;
      System.out.println(
          "KnownArticlesIT: " + what + ": " + each + " bytes for each unchanged poll");
      assertThat(each).isLessThanOrEqualTo(1_000);
    }
  }

  /** Returns the size of all logs of the broker, those of Kafka's own topics included. */
  private long bytes() throws Exception {
    try (var admin = Admin.create(cluster.clientProperties())) {
      var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
          .flatMap(folders -> folders.values().stream())
          .flatMap(each -> each.replicaInfos().values().stream())
          .mapToLong(replica -> replica.size())
          .sum();
    }
  }

  private int known() {
    return written.records(cluster.topics().knownArticles()).size();
  }

  private PollSummary once(Feed... feeds) throws InterruptedException {
    return once(cluster, feeds);
  }

  private PollSummary once(Cluster on, Feed... feeds) throws InterruptedException {
    try (var ingest = ingest(on, new FeedsConfig(List.of(feeds), List.of()))) {
      return ingest.pollOnce();
    }
  }

  private Ingest ingest(Cluster on, FeedsConfig config) {
    return new Ingest(on, config, folder, InstantSource.system(), new SimpleMeterRegistry());
  }

  private Feed feed(String id) {
    String url = server.at("/" + id, exchange -> articles(id, 1, last.get()).handle(exchange));
    var outlet = new Outlet(id, id, id + ".example", "FR", 2);
    return new Feed(id, url, outlet, null, null, false, true, "Vigie/1 (test)");
  }

  private FeedState state(List<Article> published) {
    Instant now = Instant.now();
    List<KnownEntry> entries =
        published.stream()
            .map(
                article ->
                    new KnownEntry(
                        article.id(),
                        article.id(),
                        "00000000.00000000.00000000.9",
                        1,
                        article.published(),
                        now))
            .toList();
    return new FeedState(
        feed.id(),
        feed.url(),
        feed.url(),
        null,
        null,
        null,
        now,
        now,
        now,
        now,
        Duration.ofMinutes(5),
        Outcome.FRESH,
        null,
        0,
        entries,
        null);
  }

  private void deleteStore() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("known"))) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
