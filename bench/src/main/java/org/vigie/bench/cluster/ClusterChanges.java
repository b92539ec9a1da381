package org.vigie.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.vigie.events.topics.TopicSettings;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Connection;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.CoverageServer;
import org.vigie.sandbox.FakeSlack;

/**
 * Ends each process of a cluster in turn while articles are published, and starts it again. Prints
 * for each change how many articles were lost or sent twice, and how late they were.
 *
 * <p>{@code ClusterChanges LAUNCHER COMPOSE FOLDER kill|end SECONDS_DOWN PER_SECOND [NAMES]}:
 * COMPOSE is the file with the brokers' settings, FOLDER an empty folder for all data, PER_SECOND
 * the number of articles, and NAMES a regular expression that selects the processes to end.
 */
public final class ClusterChanges implements AutoCloseable {
  /** Time after a process is ready again in which articles still belong to its change. Chosen. */
  private static final Duration AFTER_RESTART = Duration.ofSeconds(15);

  /** Maximum time until the brokers answer, and then until the first messages arrive. */
  private static final Duration START_AT_MOST = Duration.ofMinutes(8);

  /** Time until the first article is published. A feed lists fifteen articles, of 75 s. */
  private static final Duration START = Duration.ofSeconds(90);

  /** Number of messages after which everything has started. */
  private static final int STARTED = 20;

  /** If no message arrives for this time after the last change, the rest counts as lost. */
  private static final Duration SETTLE = Duration.ofSeconds(60);

  /** Pause before a process that ended by itself is started again, as in a systemd unit. */
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  /** More than are published until the end: with four a second, enough for 80 minutes. */
  private static final int ARTICLES = 20_000;

  private final Coverage coverage;
  private final CoverageServer outlets;
  private final FakeSlack slack = new FakeSlack(InstantSource.system());
  private final List<ClusterProcess> processes = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final String bootstrap;

  /** The time of the last article. */
  private volatile Instant end = Instant.MAX;

  /** The period of one change, and how often processes ended by themselves until its end. */
  private record Change(String name, Instant from, Instant to, int deaths) {}

  private ClusterChanges(Path launcher, Path compose, Path folder, int perSecond)
      throws IOException, InterruptedException {
    coverage =
        ClusterLoad.coverage(
            Instant.now().plus(START), Duration.ofSeconds(1).dividedBy(perSecond), ARTICLES);
    outlets = new CoverageServer(coverage, this::published);
    slack.limit(true);
    var brokers = new ClusterBrokers(folder, compose);
    bootstrap = brokers.bootstrap();
    processes.addAll(brokers.create());
    var services = new ClusterServices(launcher, folder, bootstrap);
    services.configure(coverage, outlets, slack);
    processes.addAll(services.create());
  }

  public static void main(String[] args) throws Exception {
    boolean isKill = args[3].equals("kill");
    var down = Duration.ofSeconds(Long.parseLong(args[4]));
    int perSecond = Integer.parseInt(args[5]);
    String names = args.length > 6 ? args[6] : ".*";
    try (var cluster =
            new ClusterChanges(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), perSecond);
        var supervisor = Executors.newSingleThreadScheduledExecutor()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      var _ =
          supervisor.scheduleWithFixedDelay(
              cluster::supervise, 1, RESTART_PAUSE.toSeconds(), TimeUnit.SECONDS);
      cluster.start();
      for (ClusterProcess each : cluster.processes) {
        if (each.toString().matches(names)) {
          cluster.change(each, isKill, down);
        }
      }
      cluster.report();
      supervisor.shutdownNow();
    }
  }

  private void start() throws IOException, InterruptedException {
    for (ClusterProcess each : processes.subList(0, ClusterBrokers.COUNT)) {
      each.start();
    }
    await("brokers", new BrokersInSync(bootstrap));
    for (ClusterProcess each : processes.subList(ClusterBrokers.COUNT, processes.size())) {
      each.start();
    }
    await("messages", () -> slack.messages().size() >= STARTED);
    Instant now = Instant.now();
    Thread.sleep(AFTER_RESTART);
    add("no change", now);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + START_AT_MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no " + what + " within " + START_AT_MOST);
      }
      Thread.sleep(200);
    }
  }

  private void change(ClusterProcess process, boolean isKill, Duration down)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    if (isKill) {
      process.kill();
    } else {
      process.end();
    }
    Thread.sleep(down);
    process.start();
    // why: before this process is back, the next change would be a second fault at the same time.
    await(process.toString(), process::isReady);
    Thread.sleep(AFTER_RESTART);
    add((isKill ? "kill -9 " : "end ") + process, from);
  }

  private void add(String name, Instant from) {
    int deaths = processes.stream().mapToInt(ClusterProcess::deaths).sum();
    changes.add(new Change(name, from, Instant.now(), deaths));
    System.out.printf("%s: %d messages so far; load %s%n", name, slack.messages().size(), load());
  }

  /** Returns the outlets' time, which stands still at the end. */
  private Instant published() {
    Instant now = Instant.now();
    return now.isBefore(end) ? now : end;
  }

  private void supervise() {
    for (ClusterProcess each : processes) {
      try {
        each.supervise();
      } catch (IOException e) {
        System.out.println(each + " can't be started: " + e.getMessage());
      }
    }
  }

  private void report() throws InterruptedException {
    end = changes.getLast().to();
    for (int before = -1; slack.messages().size() > before; ) {
      before = slack.messages().size();
      Thread.sleep(SETTLE);
    }
    List<Piece> published =
        coverage.pieces().stream().filter(each -> each.at().isBefore(end)).toList();
    var topics = new Topics("", TopicSettings.CLUSTER);
    var cluster = new Cluster(new Connection(bootstrap), topics, null);
    var all = DeliveryTimes.of(cluster, published, slack.messages());
    for (Change each : changes) {
      System.out.printf(
          "%-18s %s; %d processes ended by themselves so far%n",
          each.name(), all.between(each.from(), each.to()), each.deaths());
    }
    System.out.printf("%-18s %s; %d unknown messages%n", "all", all, all.foreign());
  }

  /** Returns the machine's load: the number of runnable threads, mean of the last minute. */
  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public void close() {
    for (ClusterProcess each : processes.reversed()) {
      each.kill();
    }
    outlets.close();
    slack.close();
  }
}
