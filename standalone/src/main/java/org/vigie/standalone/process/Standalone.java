package org.vigie.standalone.process;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.enrich.watch.WatchPublisher;
import org.vigie.events.ChannelState;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.topics.Topics;
import org.vigie.health.Health;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.hub.Callback;
import org.vigie.ingest.poll.PageSummary;
import org.vigie.ingest.poll.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.kafka.LatestRecords;
import org.vigie.standalone.broker.DataFolder;
import org.vigie.standalone.broker.EmbeddedBroker;
import org.vigie.standalone.setup.KafkaAddress;
import org.vigie.standalone.setup.OwnWatch;
import org.vigie.standalone.setup.ServiceFolder;

/**
 * All services in one process. The services that consume articles start before the ingest service,
 * so that no article waits. The services are closed in reverse order of construction.
 */
public final class Standalone implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Standalone.class);

  /** Maximum time of one service's start. An estimate: Vigie starts in 2 s (bench/RESULTS.md). */
  private static final Duration START_AT_MOST = Duration.ofMinutes(1);

  /**
   * Maximum time for which {@link #once} waits for pages. Chosen: 60 pages of each host, with two
   * seconds between them; the others are visited next time.
   */
  private static final Duration PAGES_AT_MOST = Duration.ofMinutes(2);

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Health health = add(new Health(InstantSource.system()));
  private final ProcessMetrics measured = ProcessMetrics.of(health);
  private final MeterRegistry metrics = measured.registry();
  private final Cluster cluster;
  private final Enrich enrich;
  private final Alerts alerts;
  private final Dashboard dashboard;
  private final ProgressReporter progress;
  private final Ingest ingest;
  private final List<Feed> feeds;
  private final OwnWatch watch;
  private final PrintStream err;
  private final InstantSource clock;
  private final @Nullable Callback callback;

  /**
   * The settings from the command line and the environment.
   *
   * @param data folder for the embedded broker's data and for the services' local state
   * @param kafka the connection to a Kafka cluster; if null, an embedded broker is started
   * @param listen address at which the dashboard's page is served
   * @param token token that the page requires; if null, none on loopback, a random token elsewhere
   * @param callback where hubs reach this process; null if they don't
   */
  public record Settings(
      Path data,
      @Nullable Connection kafka,
      Topics topics,
      InetSocketAddress listen,
      @Nullable String token,
      @Nullable Callback callback) {
    /** Settings of a process that hubs can't reach. */
    public Settings(
        Path data,
        @Nullable Connection kafka,
        Topics topics,
        InetSocketAddress listen,
        @Nullable String token) {
      this(data, kafka, topics, listen, token, null);
    }
  }

  /**
   * Starts the embedded broker, if needed, and creates the topics. The services are not started
   * yet.
   *
   * @param terminal receives the alerts of console channels
   * @param err receives the progress messages
   * @throws IllegalStateException if another process uses the data folder, or if the broker can't
   *     start or doesn't answer
   */
  public Standalone(
      Settings settings,
      Configuration configuration,
      InstantSource clock,
      Terminal terminal,
      PrintStream err)
      throws InterruptedException {
    this.err = err;
    this.clock = clock;
    this.callback = settings.callback();
    feeds = configuration.feeds().feeds();
    Path data = lock(settings.data());
    cluster = connect(settings);
    watch = new OwnWatch(new WatchPublisher(cluster, clock), data.resolve("enrich"), err);
    watch.use(configuration.watch().watch());
    enrich =
        add(new Enrich(cluster, configuration.watch(), data.resolve("enrich"), clock, metrics));
    var routes = configuration.alerts();
    LogClock.use(routes.timeZone());
    alerts = add(new Alerts(cluster, routes, data.resolve("alerts"), clock, metrics, terminal));
    dashboard =
        add(
            new Dashboard(
                cluster, settings.listen(), settings.token(), clock, measured.scrape(), health));
    progress = add(new ProgressReporter(cluster, configuration, err));
    ingest =
        add(new Ingest(cluster, configuration.feeds(), data.resolve("ingest"), clock, metrics));
    addProbes();
  }

  private void addProbes() {
    health.add("ingest", Probes.of(ingest));
    health.add("enrich", Probes.of(enrich));
    health.add("alerts", Probes.of(alerts));
    health.add("channels", Probes.ofChannels(alerts));
    health.add("dashboard", Probes.of(dashboard));
    dashboard.measure(metrics, clock);
  }

  /**
   * Starts all services. The ingest service polls the feeds from then on.
   *
   * @throws IOException if the address of the dashboard's page, or that for hubs, is already in use
   */
  public void start() throws IOException, InterruptedException {
    dashboard.start();
    if (callback != null) {
      ingest.listen(callback);
    }
    progress.start();
    enrich.start();
    enrich.awaitWatch();
    // why: the first polls take time on other threads, in which enrich and alerts can start.
    ingest.start();
    alerts.start();
  }

  /**
   * Applies later changes of the configuration folder, until {@link #close} is called.
   *
   * @param started the configuration with which the services have started
   */
  public void reloadOnChange(
      Path dir, List<Path> releases, Configuration started, PrintStream err) {
    add(new ConfigurationReloader<>(
            dir, () -> Configuration.read(dir, releases), started, this::apply, err))
        .start();
  }

  private void apply(Configuration configuration) {
    watch.use(configuration.watch().watch());
    enrich.apply(configuration.watch());
    ingest.apply(configuration.feeds());
    LogClock.use(configuration.alerts().timeZone());
    alerts.apply(configuration.alerts());
    progress.apply(configuration.alerts());
  }

  /**
   * Waits until the services enrich and alerts run, so that the first articles are not delayed.
   *
   * @throws IllegalStateException if one of the two services needs longer than a minute
   */
  public void awaitRunning() throws InterruptedException {
    if (!enrich.awaitRunning(START_AT_MOST) || !alerts.awaitRunning(START_AT_MOST)) {
      throw new IllegalStateException("not every service has started; see the log");
    }
  }

  /** Polls each feed once, waits until all articles are processed, and returns the results. */
  public RunSummary once() throws InterruptedException {
    try (var drain = new Drain(cluster, alerts)) {
      // why: results that a previous process left to be made are counted, too, whenever they come.
      Map<TopicPartition, Long> before = drain.position();
      startOnce();
      long started = sinceStart();
      PollSummary polled = ingest.pollOnce();
      failedFeeds(polled).forEach(err::println);
      PageSummary pages = ingest.visitPages(PAGES_AT_MOST);
      long committed = sinceStart();
      ResultCounts counts = drain.run(before);
      long drained = sinceStart();
      return new RunSummary(
          new RunSummary.Feeds(polled.polled(), polled.ok(), polled.unchanged(), polled.failed()),
          polled.entries(),
          (int) metrics.counter("vigie.enrich.articles", "outcome", "article").count(),
          polled.revisions(),
          pages,
          counts.mentions(),
          counts.pickups(),
          counts.stories(),
          counts.notifications(),
          counts.failed(),
          new RunSummary.Seconds(
              started / 1e3, (committed - started) / 1e3, (drained - committed) / 1e3));
    }
  }

  private void startOnce() throws InterruptedException {
    alerts.freezeTime();
    // why: reading the feeds' states takes time on another thread, in which the others start.
    ingest.takeOver();
    enrich.start();
    alerts.start();
    enrich.awaitWatch();
  }

  /** Returns a line for each configured feed whose last poll failed, in the configured order. */
  private List<String> failedFeeds(PollSummary polled) {
    if (polled.failed() == 0) {
      return List.of();
    }
    Map<String, FeedState> states = new HashMap<>();
    LatestRecords.of(cluster, cluster.topics().feedStates()).values().forEach(states::putAll);
    List<String> lines = new ArrayList<>();
    for (Feed feed : feeds) {
      FeedState state = states.get(feed.id());
      String trouble = state == null ? null : state.trouble();
      if (state != null && trouble != null) {
        lines.add(ProgressReporter.failed(feed.id(), state.url(), trouble));
      }
    }
    return lines;
  }

  /** Announces {@link #drain}, which is faster then. Also needed if the clock is sped up. */
  public void expectDrain() {
    alerts.expectFlush();
  }

  /** Waits until all articles are processed and all alerts sent, and counts all results. */
  public ResultCounts drain() throws InterruptedException {
    try (var drain = new Drain(cluster, alerts)) {
      return drain.run(Map.of());
    }
  }

  /** Returns the state of each channel, and how many notifications wait for it. */
  public List<ChannelState> channelStates() {
    return alerts.channelStates();
  }

  /** Returns the URL of the dashboard's page. */
  public String page() {
    return dashboard.url();
  }

  public Health health() {
    return health;
  }

  public Cluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        // why: the remaining services still have to be closed.
        LOGGER
            .atWarn()
            .setCause(e)
            .addKeyValue("part", part.getClass().getSimpleName())
            .log("did not close");
      }
    }
  }

  /** Locks the data folder, and the folders in it that a service alone would use. */
  private Path lock(Path data) {
    ServiceFolder.check(data);
    add(DataFolder.lock(data));
    List.of("ingest", "enrich", "alerts").forEach(each -> add(DataFolder.lock(data.resolve(each))));
    return data;
  }

  private Cluster connect(Settings settings) throws InterruptedException {
    Connection given = settings.kafka();
    Cluster connected;
    if (given == null) {
      String broker = add(EmbeddedBroker.start(settings.data().resolve("kafka"))).bootstrap();
      // why: no other process uses an embedded broker, so this one always has the name "1". With
      // it, consumer groups accept a restarted process at once and don't wait for a time-out.
      connected = new Cluster(new Connection(broker), settings.topics(), "1");
    } else {
      connected = new Cluster(KafkaAddress.checked(given), settings.topics(), null);
    }
    connected.createTopics();
    return connected;
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.add(part);
    return part;
  }

  /** Returns the number of milliseconds since the JVM started. */
  private static long sinceStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
