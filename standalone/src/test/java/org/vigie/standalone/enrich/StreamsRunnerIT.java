package org.vigie.standalone.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.streams.DiskStores;
import org.vigie.kafka.streams.StreamsProperties;
import org.vigie.kafka.streams.StreamsRunner;
import org.vigie.standalone.TestBroker;

/**
 * Runs a small application that counts each word in a store, and fails at the word {@code fail}.
 */
class StreamsRunnerIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path state;
  private final Cluster cluster = TestBroker.cluster(1);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  /** The last total of each word that a processor saw in its store. */
  private final Map<String, Long> totals = new ConcurrentHashMap<>();

  private volatile boolean fails;
  private StreamsRunner runner;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
    runner = started();
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void isReadyWhenItHasReadAnEmptyTopic() {
    await().atMost(SOON).until(runner::isReady);
    assertThat(runner.lag()).isZero();
  }

  @Test
  void startsAgainAfterAFailureAndCountsEachWordOnce() throws Exception {
    publish("one");
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 1L));
    fails = true;
    publish("one");
    await().atMost(SOON).until(() -> restarts() >= 2);
    assertThat(runner.isReady()).isFalse();
    fails = false;
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 2L));
    await().atMost(SOON).until(runner::isReady);
  }

  @Test
  void closesWhileItWaitsToStartAgain() throws Exception {
    fails = true;
    publish("one");
    await().atMost(SOON).until(() -> restarts() >= 2);
    long before = System.nanoTime();
    runner.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(runner.isRunning()).isFalse();
  }

  @Test
  void readsAStoreAnewThatHasMoreThanItsChangelog() throws Exception {
    for (int i = 0; i < 3; i++) {
      publish("one");
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 3L));
    runner.close();
    replaceChangelog("one", 7L);
    runner = started();
    publish("one");
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 8L));
    assertThat(restarts()).isEqualTo(1);
  }

  @Test
  void readsAStoreAnewThatWasNotInUseForLongerThanKafkaRemembersDeletions() throws Exception {
    publish("one");
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 1L));
    runner.close();
    replaceChangelog("one", 7L, 7L, 7L, 7L, 7L);
    Path inUse = state.resolve(cluster.topics().prefix() + "words.in-use");
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    Files.setLastModifiedTime(inUse, FileTime.from(yesterday));
    runner = started();
    publish("one");
    await().atMost(SOON).untilAsserted(() -> assertThat(totals).containsEntry("one", 8L));
    assertThat(Files.getLastModifiedTime(inUse).toInstant()).isAfter(yesterday);
  }

  @Test
  void startsWithAStoreThatAFormerVersionDidNotHave() throws Exception {
    await().atMost(SOON).until(runner::isReady);
    runner.close();
    runner = started(() -> topology().addStateStore(DiskStores.of("more", Serdes.Long()), "count"));
    await().atMost(SOON).until(runner::isReady);
  }

  @Test
  void anErrorEndsTheProcessWithAClearLastLine() throws Exception {
    publish("one");
    Path log = state.resolve("log");
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                LackOfMemory.class.getName(),
                cluster.bootstrap(),
                cluster.topics().prefix(),
                state.resolve("child").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(3);
    assertThat(log).content().contains("the process ends", "OutOfMemoryError", "lacking");
  }

  /** A process in which a record needs more memory than there is. */
  static final class LackOfMemory {
    private LackOfMemory() {}

    public static void main(String... args) {
      var cluster = new Cluster(args[0], new Topics(args[1], 1));
      var metrics = new SimpleMeterRegistry();
      Properties properties = StreamsProperties.of(cluster, "lacking", Path.of(args[2]), 0);
      new StreamsRunner("lacking", () -> topology(cluster), properties, metrics).start();
    }

    private static Topology topology(Cluster cluster) {
      return new Topology()
          .addSource(
              "in",
              new StringDeserializer(),
              new StringDeserializer(),
              cluster.topics().deadLetters().name())
          .addProcessor("fail", Exhausting::new, "in");
    }

    private static final class Exhausting implements Processor<String, String, Void, Void> {
      @Override
      public void process(Record<String, String> word) {
        throw new OutOfMemoryError("thrown by the test");
      }
    }
  }

  private StreamsRunner started() {
    return started(this::topology);
  }

  private StreamsRunner started(Supplier<Topology> topology) {
    Properties properties = StreamsProperties.of(cluster, "words", state, 0);
    var started = new StreamsRunner("words", topology, properties, metrics);
    started.start();
    return started;
  }

  private Topology topology() {
    String topic = cluster.topics().deadLetters().name();
    return new Topology()
        .addSource("in", new StringDeserializer(), new StringDeserializer(), topic)
        .addProcessor("count", Counter::new, "in")
        .addStateStore(DiskStores.of("totals", Serdes.Long()), "count");
  }

  private double restarts() {
    return metrics.counter("words.restarts").count();
  }

  private void publish(String word) throws Exception {
    String topic = cluster.topics().deadLetters().name();
    try (var producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, word, word.getBytes(UTF_8))).get();
    }
  }

  /** Replaces the changelog by a shorter one, as after a power failure. */
  private void replaceChangelog(String word, long... values) throws Exception {
    String changelog = cluster.topics().prefix() + "words-totals-changelog";
    try (var admin = Admin.create(cluster.clientProperties());
        var producer =
            new KafkaProducer<>(
                cluster.clientProperties(), new StringSerializer(), new LongSerializer())) {
      admin.deleteTopics(List.of(changelog)).all().get();
      await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(changelog));
      var config = Map.of("cleanup.policy", "compact");
      admin
          .createTopics(List.of(new NewTopic(changelog, 1, (short) 1).configs(config)))
          .all()
          .get();
      for (long total : values) {
        producer.send(new ProducerRecord<>(changelog, word, total)).get();
      }
    }
  }

  private final class Counter implements Processor<String, String, Void, Void> {
    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Long> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore("totals");
    }

    @Override
    public void process(Record<String, String> word) {
      long total = Objects.requireNonNullElse(store.get(word.key()), 0L) + 1;
      store.put(word.key(), total);
      if (fails) {
        throw new IllegalStateException("failed as the test wants");
      }
      totals.put(word.key(), total);
    }
  }
}
