package org.vigie.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.enrich.config.WatchConfig;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.DeadLetterHandler;

/** Publishes a watch to Kafka and runs {@link EnrichTopology}, which analyses articles for it. */
public final class Enrich implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Enrich.class);

  /** Maximum time between Kafka commits. {@link PromptCommits} commits new mentions sooner. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  /** Maximum time of a Kafka poll. The default, 100 ms, would delay commits and notifications. */
  private static final Duration POLL = Duration.ofMillis(25);

  /** Maximum time to close the Kafka streams. An estimate: a task that needs longer is stuck. */
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final WatchPublisher publisher;
  private final WatchConfig first;
  private final KafkaStreams streams;
  private final CountDownLatch running = new CountDownLatch(1);

  /** Stores Kafka Streams' files in the folder {@code state}, which no other instance may use. */
  public Enrich(
      Cluster cluster, WatchConfig config, Path state, InstantSource clock, MeterRegistry metrics) {
    first = config;
    publisher = new WatchPublisher(cluster, clock);
    Properties properties = properties(cluster, state, metrics);
    var topology = EnrichTopology.build(cluster.topics(), metrics, new StreamsConfig(properties));
    streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(
        error -> {
          LOGGER.atError().setCause(error).log("enrich thread failed and is replaced");
          metrics.counter("vigie.enrich.thread.failures").increment();
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.setStateListener(
        (now, _) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
  }

  /** Returns the Kafka consumer group, which is also the {@code application.id} of the streams. */
  public static String group(Cluster cluster) {
    return cluster.topics().prefix() + "vigie-enrich";
  }

  /** Publishes the watch and starts to read articles. All Kafka topics must exist before. */
  public void start() {
    publisher.publish(first);
    streams.start();
  }

  /** Waits until the streams run. Returns false if this takes longer than {@code atMost}. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
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
    if (!streams.close(CLOSE)) {
      LOGGER.atWarn().addKeyValue("seconds", CLOSE.toSeconds()).log("enrich did not end in time");
    }
  }

  static Properties properties(Cluster cluster, Path state, MeterRegistry metrics) {
    Properties p = cluster.clientProperties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, group(cluster));
    p.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    p.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    producer(p);
    DeadLetterHandler.install(p, cluster, metrics, "vigie.enrich.dead.letters");
    if (cluster.instance() != null) {
      p.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          "vigie-enrich-" + cluster.instance());
    }
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return p;
  }

  private static void producer(Properties p) {
    // why: if an instance is killed, its open transaction blocks readers until this timeout (ms).
    p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    // why: waits up to 20 ms to send larger batches. A commit sends at once, so no reader waits.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    // why: while the broker ends a transaction, it rejects batches of the next transaction. Only
    // one batch is sent at a time, so at most one is rejected. It is sent again after 10 ms; the
    // default is 100 ms.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
  }
}
