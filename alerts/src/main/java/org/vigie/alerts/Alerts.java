package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.DeliveryLimits;
import org.vigie.alerts.slack.Slack;
import org.vigie.alerts.stream.AlertsMetrics;
import org.vigie.alerts.stream.AlertsTopology;
import org.vigie.alerts.stream.FinalFlush;
import org.vigie.alerts.stream.StreamsSettings;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.InstanceName;

/** The alerts service. Kafka Streams decides what to send, and a {@link Courier} delivers it. */
public final class Alerts implements AutoCloseable {
  /** Kafka's {@code application.id} and consumer group; the topics' prefix is put before it. */
  public static final String NAME = StreamsSettings.APPLICATION;

  private static final Logger LOGGER = LoggerFactory.getLogger(Alerts.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 20;

  private final Cluster cluster;
  private final FinalFlush finalFlush = new FinalFlush();
  private final KafkaStreams streams;
  private final Function<AlertsConfig, Delivering> newDelivering;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile AlertsConfig config;
  private volatile Delivering delivering;
  private volatile boolean closed;

  /** The objects that {@link #apply} replaces when the configuration changes. */
  private record Delivering(Slack slack, Courier courier) {
    void close() {
      courier.close();
      slack.close();
    }
  }

  /**
   * @param stateDir folder of this process alone; without its files, the next start is slower
   * @param clock for timers, quiet hours and times in Kafka records; in the demo, a faster clock
   * @param terminal shows the alerts of console channels, and failed deliveries
   */
  public Alerts(
      Cluster cluster,
      AlertsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry meters,
      Terminal terminal) {
    this.cluster = cluster;
    this.config = config;
    String instance =
        cluster.instance() == null
            ? InstanceName.of(stateDir.resolve("vigie-alerts.instance"), "")
            : NAME + "-" + cluster.instance();
    this.streams = streams(stateDir, instance, clock, meters);
    DeliveryLimits limits = DeliveryLimits.DEFAULT.forInstance(instance);
    this.newDelivering =
        next -> {
          var slack = new Slack(next.slack(), limits.callTimeout());
          var all = Channels.of(next, slack, terminal, limits.callTimeout(), meters);
          var courier = new Courier(cluster, all, terminal::notDelivered, limits, clock, meters);
          return new Delivering(slack, courier);
        };
    this.delivering = newDelivering.apply(config);
  }

  private KafkaStreams streams(
      Path stateDir, String instance, InstantSource clock, MeterRegistry meters) {
    var topology =
        AlertsTopology.build(
            () -> config, cluster.topics(), clock, finalFlush, new AlertsMetrics(meters));
    var made = new KafkaStreams(topology, StreamsSettings.of(cluster, stateDir, instance, meters));
    made.setUncaughtExceptionHandler(
        e -> {
          meters.counter("vigie.alerts.restarts").increment();
          LOGGER.atError().setCause(e).log("stream thread failed and is replaced");
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    return made;
  }

  /** Starts the service and returns immediately. The Kafka topics must exist. */
  public void start() {
    delivering.courier().start();
    streams.start();
  }

  /**
   * Replaces the configuration and the {@link Courier}. The new courier takes over the old one's
   * deliveries that have no known outcome.
   *
   * @throws IllegalArgumentException if {@code next} can't be used; nothing is replaced then
   */
  public void apply(AlertsConfig next) {
    changing.lock();
    try {
      if (closed || next.equals(config)) {
        return;
      }
      Delivering made = newDelivering.apply(next);
      delivering.close();
      delivering = made;
      config = next;
      made.courier().start();
    } finally {
      changing.unlock();
    }
    LOGGER.atInfo().addKeyValue("channels", next.channels().size()).log("configuration applied");
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  /** True if notifications are delivered; false while the courier has no partitions. */
  public boolean isDelivering() {
    return delivering.courier().isStarted();
  }

  /** Waits until the service is running. Returns false if this takes longer than {@code atMost}. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return await(
        () -> streams.state() == KafkaStreams.State.RUNNING && delivering.courier().isStarted(),
        System.nanoTime() + atMost.toNanos());
  }

  /**
   * Sends all waiting notifications immediately, except those that quiet hours hold, and waits for
   * their delivery. Called when {@code run --once} ends, after all mentions have been read.
   *
   * @return false if this takes longer than {@code atMost}
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    finalFlush.request();
    try {
      if (!await(
          () -> streams.state() == KafkaStreams.State.RUNNING && finalFlush.isDone(), deadline)) {
        return false;
      }
    } finally {
      finalFlush.end();
    }
    var decided = cluster.ends(cluster.topics().notifications());
    return await(() -> delivering.courier().isIdle(decided), deadline);
  }

  @Override
  public void close() {
    streams.close(CLOSE_TIMEOUT);
    changing.lock();
    try {
      closed = true;
      delivering.close();
    } finally {
      changing.unlock();
    }
  }

  private static boolean await(BooleanSupplier condition, long deadline)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
