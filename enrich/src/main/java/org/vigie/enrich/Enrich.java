package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.DeadLetterHandler;
import org.vigie.kafka.streams.StreamsProperties;
import org.vigie.kafka.streams.StreamsRunner;

/** Publishes a watch to Kafka and runs {@link EnrichTopology}, which analyses articles for it. */
public final class Enrich implements AutoCloseable {
  private static final String NAME = "vigie-enrich";

  private final WatchPublisher publisher;
  private final WatchConfig first;
  private final ReadAhead readAhead;
  private final StreamsRunner streams;

  /** As the other constructor, without copies of the stores on other instances. */
  public Enrich(
      Cluster cluster, WatchConfig config, Path state, InstantSource clock, MeterRegistry metrics) {
    this(cluster, config, state, 0, clock, metrics);
  }

  /**
   * @param state folder of the stores, of this process alone
   * @param standbys number of other instances that keep a copy of each store
   */
  public Enrich(
      Cluster cluster,
      WatchConfig config,
      Path state,
      int standbys,
      InstantSource clock,
      MeterRegistry metrics) {
    first = config;
    publisher = new WatchPublisher(cluster, clock);
    readAhead = new ReadAhead(cluster.topics().articles());
    Properties properties = properties(cluster, state, standbys, metrics);
    readAhead.install(properties);
    streams =
        new StreamsRunner(NAME, () -> topology(cluster, metrics, properties), properties, metrics);
  }

  /** Returns the Kafka consumer group, which is also the {@code application.id} of the streams. */
  public static String group(Cluster cluster) {
    return cluster.topics().prefix() + NAME;
  }

  /** Publishes the watch and starts to read articles. All Kafka topics must exist before. */
  public void start() {
    publisher.publish(first);
    streams.start();
  }

  /**
   * Waits until the watch that {@link #start} published is in use: up to two seconds if it was
   * changed since the last start. Articles that are read earlier are analysed with the old watch.
   */
  public void awaitWatch() throws InterruptedException {
    publisher.awaitValid(first.watch());
  }

  /** Waits until the streams run. Returns false if this takes longer than {@code atMost}. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return streams.awaitRunning(atMost);
  }

  /** True if the service has partitions, and has read them to their ends once. */
  public boolean isReady() {
    return streams.isReady();
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Publishes a changed watch configuration. Articles are analysed with it two seconds later. */
  public void apply(WatchConfig config) {
    publisher.publish(config);
  }

  @Override
  public void close() {
    streams.close();
    readAhead.close();
  }

  private Topology topology(Cluster cluster, MeterRegistry metrics, Properties properties) {
    return EnrichTopology.build(
        cluster.topics(), readAhead, metrics, new StreamsConfig(properties));
  }

  static Properties properties(Cluster cluster, Path state, int standbys, MeterRegistry metrics) {
    Properties p = StreamsProperties.of(cluster, NAME, state, standbys);
    // why: with a single partition, there is little for a second thread, and it costs idle time.
    int threads = Math.min(2, cluster.topics().articles().partitions());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    DeadLetterHandler.install(p, cluster, metrics, "vigie.enrich.dead.letters");
    return p;
  }
}
