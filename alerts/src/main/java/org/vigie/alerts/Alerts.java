package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.config.AlertsConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.alerts.decide.Policy;
import org.vigie.alerts.deliver.Courier;
import org.vigie.alerts.deliver.Settings;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.InstanceName;

/** The whole service: decides what to tell, and delivers it. */
public final class Alerts implements AutoCloseable {
  /** Consumer group and {@code application.id} of deciding. */
  public static final String NAME = "vigie-alerts";

  private static final Logger LOGGER = LoggerFactory.getLogger(Alerts.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 20;

  private final Cluster cluster;
  private final LastCall lastCall = new LastCall();
  private final KafkaStreams deciding;
  private final Function<AlertsConfig, Delivering> deliver;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile AlertsConfig config;
  private volatile Policy policy;
  private volatile Delivering delivering;
  private volatile boolean closed;

  /** What is made anew when the configuration changes. */
  private record Delivering(Channels channels, Courier courier) {
    void close() {
      courier.close();
      channels.close();
    }
  }

  /**
   * @param stateDir of this process alone; what is in it speeds up a restart and may be lost
   * @param clock of timers, quiet hours and records; it may run faster than the machine's
   * @param terminal for channels on the console, and for what could not be delivered
   */
  public Alerts(
      Cluster cluster,
      AlertsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry meters,
      Terminal terminal) {
    this.cluster = cluster;
    String instance =
        cluster.instance() == null ? InstanceName.name(stateDir) : NAME + "-" + cluster.instance();
    var tally = new AlertsMetrics(meters);
    this.config = config;
    this.policy = Policy.of(config);
    var topology = AlertsTopology.build(() -> policy, cluster.topics(), clock, lastCall, tally);
    this.deciding =
        new KafkaStreams(topology, Deciding.properties(cluster, stateDir, instance, meters));
    deciding.setUncaughtExceptionHandler(
        e -> {
          meters.counter("vigie.alerts.restarts").increment();
          LOGGER.atError().setCause(e).log("deciding starts over");
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    Settings settings = Settings.DEFAULT.of(instance);
    this.deliver =
        now -> {
          var channels = new Channels(now, terminal, settings.callTimeout(), meters);
          return new Delivering(
              channels, new Courier(cluster, channels.all(), terminal, settings, clock, meters));
        };
    this.delivering = deliver.apply(config);
  }

  /** Starts it and returns at once. The topics must be there. */
  public void start() {
    delivering.courier().start();
    deciding.start();
  }

  /**
   * Decides and delivers by another configuration from now on. What is on its way is settled first,
   * or in doubt and looked for.
   *
   * @throws IllegalArgumentException when it can't be used; the one before then stays
   */
  public void apply(AlertsConfig next) {
    changing.lock();
    try {
      if (closed || next.equals(config)) {
        return;
      }
      Delivering made = deliver.apply(next);
      delivering.close();
      delivering = made;
      config = next;
      policy = Policy.of(next);
      made.courier().start();
    } finally {
      changing.unlock();
    }
    LOGGER.atInfo().addKeyValue("channels", next.channels().size()).log("alerts configured anew");
  }

  /**
   * Waits until mentions are read, and what is decided on them is delivered at once.
   *
   * @return false when the time is over
   */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return await(
        () -> deciding.state() == KafkaStreams.State.RUNNING && delivering.courier().isStarted(),
        System.nanoTime() + atMost.toNanos());
  }

  /**
   * Tells at once what still waits to gather more, though not what quiet hours hold, and waits
   * until it is delivered. For the end of a single run, when all mentions have been read.
   *
   * @return false when the time is over before all is delivered
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    lastCall.make();
    try {
      if (!await(
          () -> deciding.state() == KafkaStreams.State.RUNNING && lastCall.isHeeded(), deadline)) {
        return false;
      }
    } finally {
      lastCall.end();
    }
    Map<TopicPartition, Long> decided = cluster.ends(cluster.topics().notifications());
    return await(() -> delivering.courier().isIdle(decided), deadline);
  }

  @Override
  public void close() {
    deciding.close(CLOSING);
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
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }
}
