package org.vigie.standalone;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.Alerts;
import org.vigie.alerts.config.ChannelConfig;
import org.vigie.alerts.console.Terminal;
import org.vigie.dashboard.Dashboard;
import org.vigie.enrich.Enrich;
import org.vigie.events.Feed;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topic;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.PollSummary;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.broker.EmbeddedBroker;

/**
 * Everything in one process: a list of parts, started in order and closed in reverse. Those that
 * read start before the one that writes.
 */
public final class Standalone implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Standalone.class);

  /** Beyond this something is broken, and waiting on would only hide it. */
  private static final Duration DRAIN_AT_MOST = Duration.ofMinutes(10);

  private static final Duration START_AT_MOST = Duration.ofMinutes(1);

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Cluster cluster;
  private final Enrich enrich;
  private final Alerts alerts;
  private final Dashboard dashboard;
  private final Ingest ingest;
  private final Announcer announcer;

  /**
   * What {@code run} was told.
   *
   * @param data folder of the broker and of state
   * @param kafka bootstrap servers of a cluster; null embeds a broker
   * @param listen where the page is served
   * @param token asked of the page's visitors; null for none on loopback
   */
  public record Settings(
      Path data,
      @Nullable String kafka,
      Topics topics,
      InetSocketAddress listen,
      @Nullable String token) {}

  /**
   * Makes the parts; the broker is started, nothing else.
   *
   * @param terminal for alerts on the console
   * @param err for what whoever started this should know
   * @throws IllegalStateException when the broker can't start or doesn't answer
   */
  public Standalone(
      Settings settings,
      Configuration configuration,
      InstantSource clock,
      Terminal terminal,
      PrintStream err)
      throws InterruptedException {
    // why: the one process of an embedded broker is always the same member of its groups, and a
    // restart needn't wait until it is given up.
    cluster =
        new Cluster(bootstrap(settings), settings.topics(), settings.kafka() == null ? "1" : null);
    cluster.createTopics();
    Path data = settings.data();
    enrich =
        part(new Enrich(cluster, configuration.watch(), data.resolve("enrich"), clock, metrics));
    alerts =
        part(
            new Alerts(
                cluster, configuration.alerts(), data.resolve("alerts"), clock, metrics, terminal));
    dashboard =
        part(new Dashboard(cluster, settings.listen(), settings.token(), clock, metrics::scrape));
    announcer =
        part(
            new Announcer(
                cluster,
                onTerminal(configuration),
                configuration.feeds().feeds().stream().map(Feed::id).collect(Collectors.toSet()),
                configuration.alerts().timeZone(),
                err));
    ingest =
        part(new Ingest(cluster, configuration.feeds(), data.resolve("ingest"), clock, metrics));
  }

  /**
   * Starts everything; feeds are polled from now on.
   *
   * @throws IOException when the page's address is taken
   */
  public void start() throws IOException {
    dashboard.start();
    enrich.start();
    alerts.start();
    announcer.start();
    ingest.start();
  }

  /** Applies what changes in a folder from now on, until closed. */
  public void follow(Path dir, List<Path> releases, PrintStream err) {
    part(new Reload(dir, releases, this::apply, err)).start();
  }

  private void apply(Configuration configuration) {
    enrich.apply(configuration.watch());
    ingest.apply(configuration.feeds());
    alerts.apply(configuration.alerts());
  }

  /** Waits until articles are read and mentions decided on, so that nothing is late at first. */
  public void awaitRunning() throws InterruptedException {
    if (!enrich.awaitRunning(START_AT_MOST) || !alerts.awaitRunning(START_AT_MOST)) {
      throw new IllegalStateException("not everything could be started; see the log");
    }
  }

  /** Polls each feed once, works through what came, delivers, and says what happened. */
  public RunSummary once() throws InterruptedException {
    enrich.start();
    alerts.start();
    try (var drain = new Drain(cluster)) {
      Map<TopicPartition, Long> before = drain.ends(results());
      double started = sinceStart();
      PollSummary polled = ingest.pollOnce();
      double committed = sinceStart();
      Outcome outcome = drain(drain, before);
      double done = sinceStart();
      return new RunSummary(
          new RunSummary.Feeds(polled.polled(), polled.ok(), polled.unchanged(), polled.failed()),
          polled.entries(),
          articles(),
          polled.revisions(),
          outcome.mentions(),
          outcome.pickups(),
          outcome.stories(),
          outcome.notifications(),
          new RunSummary.Seconds(
              rounded(started), rounded(committed - started), rounded(done - committed)));
    }
  }

  /** Works through all that has been polled, delivers, and says what came of it. */
  public Outcome drain() throws InterruptedException {
    try (var drain = new Drain(cluster)) {
      return drain(drain, Map.of());
    }
  }

  /** Every notification, as it stands now. */
  public List<Notification> notifications() throws InterruptedException {
    Topic<Notification> topic = cluster.topics().notifications();
    Map<String, Notification> latest = new LinkedHashMap<>();
    try (var drain = new Drain(cluster)) {
      drain.read(
          Map.of(),
          drain.ends(List.of(topic)),
          entry ->
              latest.put(
                  entry.key(),
                  topic.values().deserializer().deserialize(entry.topic(), entry.value())));
    }
    return List.copyOf(latest.values());
  }

  private Outcome drain(Drain drain, Map<TopicPartition, Long> before) throws InterruptedException {
    Topics topics = cluster.topics();
    boolean drained =
        drain.await(Enrich.group(cluster), topics.articles(), DRAIN_AT_MOST)
            && drain.await(topics.prefix() + Alerts.NAME, topics.mentions(), DRAIN_AT_MOST)
            && alerts.flush(DRAIN_AT_MOST);
    if (!drained) {
      throw new IllegalStateException("not everything could be worked through; see the log");
    }
    var outcome = new Outcome(topics);
    drain.read(before, drain.ends(results()), outcome::add);
    return outcome;
  }

  private List<Topic<?>> results() {
    Topics topics = cluster.topics();
    return List.of(topics.mentions(), topics.pickups(), topics.stories(), topics.notifications());
  }

  /** Where the page is. */
  public String page() {
    return dashboard.url();
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
        // why: the others still have to be closed.
        LOGGER
            .atWarn()
            .setCause(e)
            .addKeyValue("part", part.getClass().getSimpleName())
            .log("did not close");
      }
    }
  }

  private String bootstrap(Settings settings) {
    return settings.kafka() == null
        ? part(EmbeddedBroker.start(settings.data().resolve("kafka"))).bootstrap()
        : settings.kafka();
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.add(part);
    return part;
  }

  /** New articles, without duplicates and revisions. */
  private int articles() {
    Counter counter = metrics.find("vigie.enrich.articles").tag("outcome", "article").counter();
    return counter == null ? 0 : (int) counter.count();
  }

  private static Set<String> onTerminal(Configuration configuration) {
    return configuration.alerts().channels().values().stream()
        .filter(ChannelConfig.Console.class::isInstance)
        .map(ChannelConfig::id)
        .collect(Collectors.toSet());
  }

  private static double sinceStart() {
    return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
        / 1000.0;
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
