package org.vigie.enrich;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.vigie.events.Article;
import org.vigie.events.WatchItem;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;

/** Runs the topology on records, without a broker. */
final class TopologyRun implements AutoCloseable {
  static final Topics TOPICS = new Topics("", 1);

  private final ReadAhead readAhead = new ReadAhead(TOPICS.articles());
  private final Topology topology;
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<String, byte[]>> inputs;

  TopologyRun(Path state, SimpleMeterRegistry metrics) {
    Properties properties =
        Enrich.properties(new Cluster("nowhere:9092", TOPICS), state, 0, metrics);
    // why: with exactly-once the driver loses records that a task sends while it processes one.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    topology = EnrichTopology.build(TOPICS, readAhead, metrics, new StreamsConfig(properties));
    driver = new TopologyTestDriver(topology, properties);
    inputs =
        Map.of(
            TOPICS.articles().name(), input(TOPICS.articles()),
            TOPICS.watches().name(), input(TOPICS.watches()));
  }

  String describe() {
    return topology.describe().toString();
  }

  void watches(WatchItem... items) {
    for (WatchItem item : items) {
      send(TOPICS.watches(), item.key(), item, Instant.EPOCH);
    }
  }

  void article(Article article, Instant at) {
    send(TOPICS.articles(), article.id(), article, at);
  }

  void articleFor(String watch, Article article, Instant at) {
    var topic = TOPICS.articles();
    byte[] value = topic.values().serializer().serialize(topic.name(), article);
    var record = new TestRecord<>(article.id(), value, at);
    record.headers().add("watch", watch.getBytes(StandardCharsets.UTF_8));
    topic(topic).pipeInput(record);
  }

  void wait(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** True if a batch of articles is analysed before the topology gets it. */
  boolean readsAhead() {
    var record = new ConsumerRecord<>(TOPICS.articles().name(), 0, 0, new byte[0], new byte[0]);
    readAhead.start(List.of(record, record));
    return record.headers().lastHeader(EarlyReading.KEY) != null;
  }

  void raw(Topic<?> topic, byte[] value) {
    topic(topic).pipeInput("key", value, Instant.parse("2025-02-12T12:00:00Z"));
  }

  <V> List<V> read(Topic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), topic.values().deserializer())
        .readValuesToList();
  }

  List<Instant> times(Topic<?> topic) {
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(TestRecord::getRecordTime)
        .toList();
  }

  List<String> sightings() {
    return keys(StoredSightings.NAME);
  }

  /** Copies an entry from another run's store of the same name. */
  void copy(String store, String key, TopologyRun from) {
    driver.getKeyValueStore(store).put(key, from.driver.getKeyValueStore(store).get(key));
  }

  List<String> keys(String store) {
    var keys = new ArrayList<String>();
    try (var all = driver.getKeyValueStore(store).all()) {
      all.forEachRemaining(each -> keys.add((String) each.key));
    }
    return keys;
  }

  List<byte[]> deadLetters() {
    return read(TOPICS.deadLetters());
  }

  /** All records written, with topic, time, key and value. */
  List<String> bytes() {
    var all = new ArrayList<String>();
    for (Topic<?> topic :
        List.of(TOPICS.mentions(), TOPICS.stories(), TOPICS.pickups(), TOPICS.counts())) {
      TestOutputTopic<byte[], byte[]> output =
          driver.createOutputTopic(
              topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      for (TestRecord<byte[], byte[]> record : output.readRecordsToList()) {
        all.add(
            String.join(
                " ",
                topic.name(),
                Long.toString(record.timestamp()),
                new String(record.key(), StandardCharsets.UTF_8),
                new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  @Override
  public void close() {
    driver.close();
    readAhead.close();
  }

  private <V> void send(Topic<V> topic, String key, V value, Instant at) {
    topic(topic).pipeInput(key, topic.values().serializer().serialize(topic.name(), value), at);
  }

  private TestInputTopic<String, byte[]> topic(Topic<?> topic) {
    return Objects.requireNonNull(inputs.get(topic.name()));
  }

  private TestInputTopic<String, byte[]> input(Topic<?> topic) {
    return driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
  }
}
