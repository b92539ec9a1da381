package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigie.events.Notification;
import org.vigie.kafka.LatestRecords;
import org.vigie.sandbox.Coverage;
import org.vigie.sandbox.Coverage.Piece;
import org.vigie.sandbox.Coverage.Source;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.PostedMessage;
import org.vigie.sandbox.Prose;
import org.vigie.sandbox.SpedUpClock;
import org.vigie.standalone.demo.SandboxRun;
import org.vigie.standalone.process.Configuration;

/**
 * Measures the time from an article's time {@code seen} until its message arrives at Slack, and
 * prints percentiles. Each of twenty feeds publishes one article per second; every article is a
 * separate story. Kafka runs in this process, and Slack is a fake server. Messages don't wait for
 * more articles of their story.
 *
 * <p>{@code Latency CONFIG SECONDS} reads the watch from the folder CONFIG.
 */
public final class Latency {
  /** Number of feeds, and of articles per second: each feed publishes one article per second. */
  private static final int PER_SECOND = 20;

  /** Seconds of warm-up. According to measurements, latency no longer decreases after it. */
  private static final int WARM_UP_SECONDS = 20;

  /** Number of sentences of eight words in an article. An estimate: feeds give 160 words. */
  private static final int SENTENCES = 20;

  private static final Duration LAST_AT_MOST = Duration.ofSeconds(10);

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final String ALERTS =
      """
      channels: { presse: { slack: "#presse" } }
      routes: [ { match: { tag: [inesia] }, to: [presse], groupWait: 0, groupInterval: 0 } ]
      """;

  private Latency() {}

  public static void main(String[] args) throws Exception {
    int seconds = WARM_UP_SECONDS + Integer.parseInt(args[1]);
    int articles = seconds * PER_SECOND;
    Instant start = Instant.now();
    var clock = new SpedUpClock(start, start.plusSeconds(seconds), 1, System::nanoTime);
    var watch = Configuration.readWatch(Path.of(args[0]), List.of());
    var page = new InetSocketAddress("127.0.0.1", 0);
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var scenario =
        new SandboxRun.Scenario(coverage(start, articles), clock, POLL_INTERVAL, ALERTS, 1);
    try (var run = SandboxRun.of(scenario, watch, InstantSource.system(), page, silent)) {
      run.standalone().start();
      run.standalone().awaitRunning();
      clock.run();
      Thread.sleep(Duration.ofSeconds(seconds));
      // why: first, because drain() reads topics and would slow down messages still on their way.
      awaitAll(run.slack(), articles);
      run.standalone().drain();
      report(run);
    }
  }

  /** Returns articles that appear at equal intervals, at one outlet after the other. */
  private static Coverage coverage(Instant start, int articles) {
    Map<String, Source> outlets = new LinkedHashMap<>();
    for (int i = 0; i < PER_SECOND; i++) {
      String id = "bench" + i;
      outlets.put(id, new Source(id, "Bench " + i, "FR", 3, "fr", Coverage.Format.RSS));
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 1; i <= articles; i++) {
      var prose = new Prose(i);
      Instant at = start.plus(Duration.ofSeconds(i).dividedBy(PER_SECOND));
      String title = "INESIA " + prose.title();
      String text = Stream.generate(prose::title).limit(SENTENCES).collect(Collectors.joining(" "));
      pieces.add(new Piece("a" + i, "bench" + i % PER_SECOND, at, title, text));
    }
    return new Coverage(outlets, pieces);
  }

  /** Waits until Slack has all messages, but at most {@link #LAST_AT_MOST}. */
  private static void awaitAll(FakeSlack slack, int articles) throws InterruptedException {
    long deadline = System.nanoTime() + LAST_AT_MOST.toNanos();
    while (slack.messages().size() < articles && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
  }

  private static void report(SandboxRun run) {
    Map<String, Instant> arrived = new HashMap<>();
    for (PostedMessage each : run.slack().messages()) {
      arrived.putIfAbsent(each.notification(), each.arrived());
    }
    var cluster = run.standalone().cluster();
    long[] ms =
        LatestRecords.of(cluster, cluster.topics().notifications()).values().stream()
            .flatMap(partition -> partition.values().stream())
            .sorted(Comparator.comparing(Notification::seen))
            .skip(WARM_UP_SECONDS * PER_SECOND)
            .filter(each -> arrived.containsKey(each.id()))
            .map(each -> Duration.between(each.seen(), requireNonNull(arrived.get(each.id()))))
            .mapToLong(Duration::toMillis)
            .sorted()
            .toArray();
    System.out.printf(
        "seen to Slack: %d messages, %d measured; p50 %d ms, p90 %d ms, p99 %d ms, max %d ms%n",
        arrived.size(), ms.length, at(ms, 0.50), at(ms, 0.90), at(ms, 0.99), at(ms, 1));
  }

  private static long at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * share))];
  }
}
