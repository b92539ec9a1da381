package org.vigie.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
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
import org.vigie.alerts.words.Phrasebook;
import org.vigie.events.ChannelState;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.streams.StreamsProperties;
import org.vigie.kafka.streams.StreamsRunner;

/** The alerts service. Kafka Streams decides what to send, and a {@link Courier} delivers it. */
public final class Alerts implements AutoCloseable {
  /** Kafka's {@code application.id} and consumer group; the topics' prefix is put before it. */
  public static final String NAME = StreamsSettings.APPLICATION;

  private static final Logger LOGGER = LoggerFactory.getLogger(Alerts.class);

  /** Milliseconds between two looks at a condition that is awaited. An estimate. */
  private static final long POLL_MILLIS = 20;

  private final Cluster cluster;
  private final InstantSource clock;
  private final FinalFlush finalFlush = new FinalFlush();
  private final StreamsRunner streams;
  private final Function<AlertsConfig, Delivering> newDelivering;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile AlertsConfig config;
  private volatile Delivering delivering;
  private volatile @Nullable Instant frozen;
  private volatile boolean closed;

  /** The objects that {@link #apply} replaces when the configuration changes. */
  private record Delivering(Slack slack, Courier courier) {
    void close() {
      courier.close();
      slack.close();
    }
  }

  /** As the other constructor, without copies of the stores on other instances. */
  public Alerts(
      Cluster cluster,
      AlertsConfig config,
      Path stateDir,
      InstantSource clock,
      MeterRegistry meters,
      Terminal terminal) {
    this(cluster, config, stateDir, 0, clock, meters, terminal);
  }

  /**
   * @param stateDir folder of this process alone; without its files, the next start is slower
   * @param standbys number of other instances that keep a copy of each store
   * @param clock for timers, quiet hours and times in Kafka records; in the demo, a faster clock
   * @param terminal shows the alerts of console channels, and failed deliveries
   */
  public Alerts(
      Cluster cluster,
      AlertsConfig config,
      Path stateDir,
      int standbys,
      InstantSource clock,
      MeterRegistry meters,
      Terminal terminal) {
    this.cluster = cluster;
    this.config = config;
    this.clock = clock;
    Properties properties = StreamsSettings.of(cluster, stateDir, standbys, meters);
    this.streams = new StreamsRunner(NAME, () -> topology(meters), properties, meters);
    String instance = StreamsProperties.instance(cluster, NAME, stateDir);
    DeliveryLimits limits = DeliveryLimits.DEFAULT.forInstance(instance);
    this.newDelivering =
        next -> {
          var slack = new Slack(next.slack(), limits.callTimeout());
          var all = Channels.of(next, slack, terminal, limits.callTimeout(), clock);
          var words = new Phrasebook(next.language(), next.timeZone());
          var operator = new OperatorLine(terminal, words, all);
          var courier = new Courier(cluster, all, operator, limits, clock, meters);
          return new Delivering(slack, courier);
        };
    this.delivering = newDelivering.apply(config);
  }

  private Topology topology(MeterRegistry meters) {
    return AlertsTopology.build(
        () -> config, cluster.topics(), this::now, finalFlush, new AlertsMetrics(meters));
  }

  private Instant now() {
    Instant at = frozen;
    return at == null ? clock.instant() : at;
  }

  /**
   * Decides from now on as if no time passed, until {@link #flush}: a batch that waits for further
   * mentions goes on waiting. So {@code run --once} decides the same on a slow machine.
   */
  public void freezeTime() {
    frozen = clock.instant();
    expectFlush();
  }

  /** Starts the service and returns immediately. The Kafka topics must exist. */
  public void start() {
    delivering.courier().start();
    streams.start();
  }

  /**
   * Replaces the configuration and the {@link Courier}. The new courier takes over the old one's
   * deliveries that have no known outcome. Each blocked channel is called at once, also if the
   * configuration is the same, since its owner may have mended the channel itself.
   *
   * @throws IllegalArgumentException if {@code next} can't be used; nothing is replaced then
   */
  public void apply(AlertsConfig next) {
    changing.lock();
    try {
      if (closed) {
        return;
      }
      if (next.equals(config)) {
        delivering.courier().probe();
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

  /** Waits until the service is running. Returns false if this takes longer than {@code atMost}. */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return await(
        () -> streams.isRunning() && delivering.courier().isStarted(),
        System.nanoTime() + atMost.toNanos());
  }

  /** True if the service has partitions, and has read them to their ends once. */
  public boolean isReady() {
    return streams.isReady() && delivering.courier().isStarted();
  }

  /**
   * Announces {@link #flush}, which then takes a fraction of a second. Without this call, it can
   * take ten seconds: a task looks rarely for a request while its next notification is due later.
   * Also needed if the clock runs faster than real time, as in the demo.
   */
  public void expectFlush() {
    finalFlush.expect();
  }

  /**
   * Announces that {@link #flush} follows as soon as all mentions that exist are read, and commits
   * those at once. Otherwise this takes up to half a second.
   */
  public void prepareFlush() {
    finalFlush.prepare();
  }

  /**
   * Sends all waiting notifications immediately, except those that quiet hours hold, and waits for
   * their delivery, but not for channels that are blocked or away; {@link #channelStates} then says
   * how many notifications wait. Called when {@code run --once} ends, after all mentions have been
   * read.
   *
   * @return false if this takes longer than {@code atMost}
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    finalFlush.request();
    try {
      if (!await(() -> streams.isRunning() && finalFlush.isDone(streams.tasks()), deadline)) {
        return false;
      }
    } finally {
      finalFlush.end();
      frozen = null;
    }
    var decided = cluster.ends(cluster.topics().notifications());
    return await(() -> delivering.courier().isIdle(decided), deadline);
  }

  /** Returns the state of each channel, and how many notifications wait for it now. */
  public List<ChannelState> channelStates() {
    return delivering.courier().channelStates();
  }

  @Override
  public void close() {
    streams.close();
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
