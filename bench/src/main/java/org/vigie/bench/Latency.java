package org.vigie.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.vigie.alerts.console.Terminal;
import org.vigie.events.Notification;
import org.vigie.events.topics.Topics;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.PostedMessage;
import org.vigie.sandbox.Prose;
import org.vigie.standalone.Configuration;
import org.vigie.standalone.Standalone;

/**
 * From seen to Slack: twenty feeds that each gain an article a second, each its own story, group
 * wait 0, embedded broker, a Slack on loopback without its rate limit. Prints the percentiles of
 * the time between {@code seen} in the article and the call at Slack.
 *
 * <p>{@code Latency CONFIG SECONDS}: the folder's watch.yaml is used; its feeds and alerts are not.
 */
public final class Latency {
  private static final int PER_SECOND = 20;
  private static final int WARM_UP_SECONDS = 20;
  private static final int LISTED = 10;
  private static final Duration LAST_AT_MOST = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Latency() {}

  public static void main(String[] args) throws Exception {
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    int seconds = Integer.parseInt(args[1]);
    Path folder = Files.createTempDirectory("vigie-latency");
    var articles = new AtomicInteger();
    HttpServer feed = feed(articles);
    try (var slack = FakeSlack.start(0, InstantSource.system(), "#bench")) {
      Files.copy(Path.of(args[0], "watch.yaml"), folder.resolve("watch.yaml"));
      copyReleases(Path.of(args[0], "releases"), folder.resolve("releases"));
      Files.writeString(folder.resolve("feeds.yaml"), feeds(feed.getAddress().getPort()));
      Files.writeString(folder.resolve("alerts.yaml"), alerts(slack));
      Files.createFile(
          folder.resolve("token"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(folder.resolve("token"), "xoxb-bench");
      var settings =
          new Standalone.Settings(
              folder.resolve("data"),
              null,
              new Topics("", 4),
              new InetSocketAddress("127.0.0.1", 0),
              null);
      try (var standalone =
          new Standalone(
              settings,
              Configuration.read(folder, List.of()),
              InstantSource.system(),
              new Terminal(err, false, 0),
              new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))) {
        standalone.start();
        standalone.awaitRunning();
        publish(articles, (WARM_UP_SECONDS + seconds) * PER_SECOND);
        awaitAll(slack, (WARM_UP_SECONDS + seconds) * PER_SECOND);
        standalone.drain();
        report(slack.messages(), standalone.notifications(), WARM_UP_SECONDS * PER_SECOND);
      }
    } finally {
      feed.stop(0);
    }
  }

  /** One article more every twentieth of a second. */
  private static void publish(AtomicInteger articles, int all) throws InterruptedException {
    long began = System.nanoTime();
    for (int i = 1; i <= all; i++) {
      long due = began + i * (1_000_000_000L / PER_SECOND);
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      articles.set(i);
    }
  }

  /** Until every article is told; the drain's own work would slow the last ones down. */
  private static void awaitAll(FakeSlack slack, int all) throws InterruptedException {
    long deadline = System.nanoTime() + LAST_AT_MOST.toNanos();
    while (slack.messages().size() < all && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  private static void report(
      List<PostedMessage> messages, List<Notification> notifications, int skipped) {
    Map<String, Instant> arrived = new HashMap<>();
    messages.forEach(message -> arrived.putIfAbsent(message.notification(), message.arrived()));
    List<Long> millis = new ArrayList<>();
    notifications.stream()
        .sorted(java.util.Comparator.comparing(Notification::seen))
        .skip(skipped)
        .forEach(
            each -> {
              Instant at = arrived.get(each.id());
              if (at != null) {
                millis.add(Duration.between(each.seen(), at).toMillis());
              }
            });
    millis.sort(null);
    System.out.printf(
        "seen to Slack: %d notifications, %d messages; p50 %d ms, p90 %d ms, p99 %d ms, max %d ms%n",
        notifications.size(),
        messages.size(),
        at(millis, 0.50),
        at(millis, 0.90),
        at(millis, 0.99),
        millis.getLast());
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.round(sorted.size() * share)));
  }

  private static HttpServer feed(AtomicInteger articles) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = rss(feed, articles.get()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  /** The feed's latest articles: every {@value #PER_SECOND}th is its own. */
  private static String rss(int feed, int articles) {
    var xml = new StringBuilder("<rss version=\"2.0\"><channel><title>Bench</title>");
    int last = articles - Math.floorMod(articles - feed, PER_SECOND);
    for (int i = last; i > Math.max(0, last - LISTED * PER_SECOND); i -= PER_SECOND) {
      var prose = new Prose(i);
      String link = "https://bench" + feed + ".example/" + i;
      xml.append("<item><title>INESIA ")
          .append(prose.title())
          .append("</title><link>")
          .append(link)
          .append("</link><guid>")
          .append(link)
          .append("</guid><description><![CDATA[")
          .append(prose.html(160))
          .append("]]></description></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  private static String feeds(int port) {
    var yaml = new StringBuilder("defaults: { allowPrivate: true, every: 1s }\noutlets:\n");
    for (int i = 0; i < PER_SECOND; i++) {
      yaml.append(
          "  - { id: bench%d, name: Bench %d, domain: bench%d.example, language: fr,"
                  .formatted(i, i, i)
              + " feeds: [\"http://127.0.0.1:%d/%d\"] }\n".formatted(port, i));
    }
    return yaml.toString();
  }

  private static String alerts(FakeSlack slack) {
    return """
        slack: { baseUrl: "%s", tokenFile: token }
        channels: { bench: { slack: "#bench" } }
        routes: [ { match: { tag: [inesia] }, to: [bench], groupWait: 0, groupInterval: 0 } ]
        """
        .formatted(slack.baseUrl());
  }

  private static void copyReleases(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
