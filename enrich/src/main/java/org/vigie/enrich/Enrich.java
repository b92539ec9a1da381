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

/** The service: publishes the watch, and says of every article what it means to it. */
public final class Enrich implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Enrich.class);

  /** For what concerns nobody; what was found is committed sooner, see {@link PromptCommits}. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  /** What was found is committed after a poll, which by default lasts 100 ms without articles. */
  private static final Duration POLL = Duration.ofMillis(25);

  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final WatchPublisher publisher;
  private final WatchConfig first;
  private final KafkaStreams streams;
  private final CountDownLatch running = new CountDownLatch(1);

  /**
   * @param stateDir for one instance alone; made when it isn't there
   */
  public Enrich(
      Cluster cluster,
      WatchConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry metrics) {
    first = config;
    publisher = new WatchPublisher(cluster, clock);
    Properties properties = properties(cluster, stateDir, metrics);
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

  /** Consumer group, and the application's id; the prefix of the topics keeps two houses apart. */
  public static String group(Cluster cluster) {
    return cluster.topics().prefix() + "vigie-enrich";
  }

  /** Publishes the watch and begins. The topics must be there. */
  public void start() {
    publisher.publish(first);
    streams.start();
  }

  /**
   * Waits until articles are read.
   *
   * @return false when the time is over
   */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks for what is configured now, beginning in two seconds. */
  public void apply(WatchConfig config) {
    publisher.publish(config);
  }

  @Override
  public void close() {
    if (!streams.close(CLOSE)) {
      LOGGER.atWarn().addKeyValue("seconds", CLOSE.toSeconds()).log("enrich did not end in time");
    }
  }

  static Properties properties(Cluster cluster, Path stateDir, MeterRegistry metrics) {
    Properties p = cluster.clientProperties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, group(cluster));
    p.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    p.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
    // why: what a killed instance left open holds up every reader until it times out.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    // why: a commit sends what lingers, so that batches grow and nothing comes later.
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
    // why: nobody sees a record before its transaction commits, and a commit waits for nothing.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    // why: the broker turns the first batch of a transaction away while it still ends the one
    // before;
    // batches in flight behind it would fail too, and the default wait is longer than our interval.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
  }
}
