package org.vigie.standalone.ingest;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.vigie.standalone.ingest.LoopbackFeeds.articles;

import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.Outlet;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.config.FetchSettings;
import org.vigie.ingest.config.PageSettings;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.FeedAccess.Field;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.settings.Secret;
import org.vigie.standalone.TestBroker;

class IngestIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Cluster cluster = TestBroker.cluster(4);
  private final Written written = new Written(cluster);
  private final LoopbackFeeds server = new LoopbackFeeds();
  @TempDir private Path one;
  @TempDir private Path two;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void articlesOfAnOutletShareAPartitionAndCarryTheTimeTheyWereSeen() throws Exception {
    PollSummary summary = once(config(feed("a", 1, 5), feed("b", 1, 5)));

    assertThat(summary).isEqualTo(new PollSummary(2, 2, 0, 0, 10, 0, 10, 0));
    var records = written.records(cluster.topics().articles());
    assertThat(records)
        .allSatisfy(
            each -> {
              assertThat(each.key()).isEqualTo(each.value().id());
              assertThat(each.timestamp()).isEqualTo(each.value().seen().toEpochMilli());
            });
    assertThat(written.records(cluster.topics().feedStates()))
        .isNotEmpty()
        .allSatisfy(
            each -> assertThat(each.timestamp()).isEqualTo(each.value().polled().toEpochMilli()));
    Map<String, Integer> partitions =
        records.stream()
            .collect(
                toMap(
                    each -> each.value().outlet().domain(),
                    each -> each.partition(),
                    (a, b) -> {
                      assertThat(a).isEqualTo(b);
                      return a;
                    }));
    assertThat(partitions).containsOnlyKeys("a.example", "b.example");
  }

  @Test
  void pollsByTheScheduleAndPublishesNewArticles() {
    var last = new AtomicInteger(3);
    Feed feed = feed("a", exchange -> articles("a", 1, last.get()).handle(exchange));
    try (var ingest = ingest(one, config(feed))) {
      ingest.start();
      await().atMost(SOON).until(() -> written.articles().size() == 3);

      last.set(4);

      await().atMost(SOON).until(() -> written.articles().size() == 4);
    }
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void aChangedConfigurationIsPolledWhileRunning() {
    Feed stays = feed("b", 1, 2);
    try (var ingest = ingest(one, config(feed("a", 1, 2), stays))) {
      ingest.start();
      await().atMost(SOON).until(() -> written.articles().size() == 4);

      ingest.apply(config(stays, feed("c", 1, 2)));

      await().atMost(SOON).until(() -> written.articles().size() == 6);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(written.states()).containsOnlyKeys("b", "c"));
    }
  }

  @Test
  void feedsThatAreRemovedAndAddedAgainDuringAPollAreStillPolled() {
    // why: twice as many are polled at a time, of 32 that one host may have.
    int feeds = 15;
    var polls = new ConcurrentHashMap<String, AtomicInteger>();
    var begun = new CountDownLatch(2 * feeds);
    List<Feed> all = new ArrayList<>();
    for (int i = 0; i < feeds; i++) {
      String id = "f" + i;
      HttpHandler slow =
          exchange -> {
            polls.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
            begun.countDown();
            waitAtMost(begun, SOON);
            articles(id, 1, 2).handle(exchange);
          };
      // why: with names of hosts, as real feeds have, they have one partition.
      String url = server.at("/" + id, slow).replace("127.0.0.1", "localhost");
      all.add(new Feed(id, url, outlet(id), null, Duration.ofSeconds(1), false, true, "V"));
    }
    var config = new FeedsConfig(all, List.of());
    try (var ingest = ingest(one, config)) {
      ingest.start();
      await().atMost(SOON).until(() -> begun.getCount() == feeds);

      ingest.apply(config());
      ingest.apply(config);

      await().atMost(SOON).until(() -> polls.values().stream().allMatch(each -> each.get() >= 4));
    }
    assertThat(ids()).doesNotHaveDuplicates();
  }

  @Test
  void aFailedFeedIsPolledAtOnceWhenItsPasswordIsCorrected() {
    HttpHandler locked =
        exchange -> {
          if (exchange.getRequestHeaders().containsKey("Authorization")) {
            articles("a", 1, 3).handle(exchange);
          } else {
            exchange.sendResponseHeaders(401, -1);
          }
        };
    String url = server.at("/a", locked);
    Feed feed = new Feed("a", url, outlet("a"), null, Duration.ofHours(1), false, true, "V");
    Field login = Field.login("press", new Secret("s"));
    var access = new FeedAccess(URI.create(url), List.of(login), null);
    var settings = Map.of("a", new FetchSettings(null, access));
    try (var ingest = ingest(one, config(feed))) {
      ingest.start();
      await().atMost(SOON).until(() -> written.states().containsKey("a"));

      ingest.apply(
          new FeedsConfig(List.of(feed), List.of(), Map.of(), PageSettings.DEFAULT, settings));

      await().atMost(SOON).until(() -> written.articles().size() == 3);
    }
  }

  @Test
  void aRestartedInstanceKnowsWhatWasPublished() throws Exception {
    FeedsConfig config = config(feed("a", 1, 20), feed("b", 1, 20));
    once(config);

    PollSummary again = once(config);

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.articles()).isZero();
    assertThat(ids()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void twoInstancesShareTheFeedsAndOneTakesOverWhenTheOtherLeaves() {
    List<Feed> feeds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // a host name, as real feeds have
      String url = server.at("/f" + i, articles("f" + i, 1, 3)).replace("127.0.0.1", "localhost");
      feeds.add(
          new Feed("f" + i, url, outlet("f" + i), null, Duration.ofSeconds(1), false, true, "V"));
    }
    var config = new FeedsConfig(feeds, List.of());
    try (var first = ingest(one, config)) {
      first.start();
      try (var second = ingest(two, config)) {
        second.start();
        await().atMost(SOON).until(() -> written.articles().size() == 36);
      }
      Instant after = Instant.now();
      await()
          .atMost(SOON)
          .until(
              () ->
                  written.states().values().stream()
                      .allMatch(each -> each.polled().isAfter(after)));
    }
    assertThat(ids()).hasSize(36).doesNotHaveDuplicates();
  }

  @Test
  void anInstanceWhoseNameIsTakenEndsWithASentenceAndPublishesNothingMore() throws Exception {
    FeedsConfig config = config(feed("a", 1, 20), feed("b", 1, 20));
    try (var first = ingest(one, config)) {
      first.start();
      await().atMost(SOON).until(() -> written.states().size() == 2);
      Files.copy(one.resolve("instance"), two.resolve("instance"));

      try (var second = ingest(two, config)) {
        second.start();

        assertThat(first.ended())
            .failsWithin(Duration.ofSeconds(40))
            .withThrowableThat()
            .withMessageContaining("another process polls feeds under the name");
        assertThatIllegalStateException().isThrownBy(first::pollOnce);
        Instant after = Instant.now();
        await().atMost(SOON).until(() -> state("a").polled().isAfter(after));
        assertThat(second.ended()).isNotDone();
      }
    }
    assertThat(ids()).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void anInstanceThatKafkaRefusedWithoutAnotherProcessStartsOver() throws Exception {
    var last = new AtomicInteger(19);
    Feed feed = feed("a", exchange -> articles("a", 1, last.get()).handle(exchange));
    try (var ingest = ingest(one, config(feed))) {
      ingest.start();
      await().atMost(SOON).until(() -> written.states().size() == 1);

      fence(cluster.topics().prefix() + Files.readString(one.resolve("instance")));
      // why: only news needs a transaction, which Kafka then refuses.
      last.set(20);

      await().atMost(SOON).until(() -> metrics.counter("vigie.ingest.restarts").count() >= 1);
      Instant after = Instant.now();
      await().atMost(SOON).until(() -> state("a").polled().isAfter(after));
      assertThat(ingest.ended()).isNotDone();
    }
    assertThat(ids()).hasSize(20).doesNotHaveDuplicates();
  }

  /** Does what Kafka does to an instance that was paused: ends its producer's epoch. */
  private void fence(String name) {
    var properties = cluster.clientProperties();
    properties.put("transactional.id", name);
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
    }
  }

  @Test
  void anInvalidFeedRecordStopsNothing() throws Exception {
    String topic = cluster.topics().feeds().name();
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new StringSerializer())) {
      for (int partition = 0; partition < 4; partition++) {
        producer.send(new ProducerRecord<>(topic, partition, "broken", "{\"id\":")).get();
      }
    }

    assertThat(once(config(feed("a", 1, 2))).articles()).isEqualTo(2);
  }

  @Test
  void aFeedThatNeverRespondsDelaysNoOtherFeed() throws Exception {
    var never = new CountDownLatch(1);
    Feed slow = feed("slow", _ -> block(never));
    try (var ingest = ingest(one, config(slow, feed("a", 1, 2)))) {
      ingest.start();

      await().atMost(Duration.ofSeconds(8)).until(() -> written.articles().size() == 2);
      assertThat(written.states()).doesNotContainKey("slow");
    } finally {
      never.countDown();
    }
  }

  @Test
  void inARoundTheFirstConfiguredFeedPublishesASharedArticle() throws Exception {
    var never = new CountDownLatch(1);
    Feed slow =
        feed(
            "a",
            exchange -> {
              // Longer than a round waits for further results, so the other feed is ready first.
              waitAtMost(never, Duration.ofMillis(800));
              articles("shared", 1, 2).handle(exchange);
            });

    PollSummary summary = once(config(slow, feed("b", articles("shared", 1, 2))));

    assertThat(summary.articles()).isEqualTo(2);
    assertThat(written.articles()).extracting(Article::feed).containsOnly("a");
    assertThat(state("a").polled()).isBefore(state("b").polled());
  }

  @Test
  void aRoundEndsThoughAFeedIsRemovedDuringIt() throws Exception {
    var begun = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    Feed removed =
        feed(
            "a",
            exchange -> {
              begun.countDown();
              waitAtMost(never, SOON);
              articles("a", 1, 2).handle(exchange);
            });
    Feed stays = feed("b", 1, 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var ingest = ingest(one, config(removed, stays))) {
      Future<PollSummary> round = threads.submit(ingest::pollOnce);
      begun.await();

      ingest.apply(config(stays));

      assertThat(round).succeedsWithin(SOON);
      assertThat(round.resultNow().articles()).isEqualTo(2);
    } finally {
      never.countDown();
    }
  }

  private static void waitAtMost(CountDownLatch end, Duration time) {
    try {
      var _ = end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFeedThatIsGoneCountsAsFailed() throws Exception {
    PollSummary summary = once(config(feed("gone", LoopbackFeeds.status(410))));

    assertThat(summary.failed()).isEqualTo(1);
    FeedState state = state("gone");
    assertThat(state.outcome()).isEqualTo(Outcome.GONE);
    assertThat(metrics.counter("vigie.ingest.polls", "outcome", "gone", "reason", "none").count())
        .isEqualTo(1);
  }

  private PollSummary once(FeedsConfig config) throws InterruptedException {
    try (var ingest = ingest(one, config)) {
      return ingest.pollOnce();
    }
  }

  private Ingest ingest(Path folder, FeedsConfig config) {
    return new Ingest(cluster, config, folder, InstantSource.system(), metrics);
  }

  private static FeedsConfig config(Feed... feeds) {
    return new FeedsConfig(List.of(feeds), List.of());
  }

  private Feed feed(String id, int first, int last) {
    return feed(id, articles(id, first, last));
  }

  private Feed feed(String id, HttpHandler handler) {
    String url = server.at("/" + id, handler);
    return new Feed(
        id, url, outlet(id), null, Duration.ofSeconds(1), false, true, "Vigie/1 (test)");
  }

  private static Outlet outlet(String id) {
    return new Outlet(id, id, id + ".example", "FR", 2);
  }

  private FeedState state(String feed) {
    return Objects.requireNonNull(written.states().get(feed));
  }

  private List<String> ids() {
    return written.articles().stream().map(Article::id).toList();
  }

  private static void block(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
