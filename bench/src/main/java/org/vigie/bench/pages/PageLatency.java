package org.vigie.bench.pages;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vigie.bench.Launcher;
import org.vigie.bench.TemporaryFolder;
import org.vigie.sandbox.FakeSlack;
import org.vigie.sandbox.LoopbackServer;
import org.vigie.sandbox.PostedMessage;
import org.vigie.sandbox.load.LoadServer;

/**
 * Measures, on a quiet host, the time from the answer in which a feed first has an entry until the
 * message about its page arrives at Slack. Only the page names us. The feed is polled each second;
 * pauses are the default ones; Slack is a fake server that answers at once.
 *
 * <p>{@code PageLatency VIGIE CONFIG [ARTICLES]}: the script, a folder with the watch, and 40
 * articles by default, of which the first {@link #WARM_UP} aren't counted.
 */
public final class PageLatency implements AutoCloseable {
  private static final int WARM_UP = 10;

  /** Time between two articles: more than the pause between two visits of a host. */
  private static final Duration APART = Duration.ofSeconds(4);

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final FakeSlack slack = new FakeSlack(InstantSource.system(), "#presse");
  private final Map<Integer, Instant> shown = new ConcurrentHashMap<>();
  private final AtomicInteger announced = new AtomicInteger();

  private PageLatency() {}

  public static void main(String[] args) throws Exception {
    int articles = args.length > 2 ? Integer.parseInt(args[2]) : 40;
    try (var bench = new PageLatency();
        var folder = TemporaryFolder.withWatch(Path.of(args[1]))) {
      bench.configure(folder.path());
      Process vigie =
          new Launcher(Path.of(args[0]))
              .vigie(
                  "run",
                  "--config",
                  folder.path().toString(),
                  "--data",
                  folder.path().resolve("data").toString(),
                  "--listen",
                  "127.0.0.1:0")
              .redirectErrorStream(true)
              .redirectOutput(folder.path().resolve("log").toFile())
              .start();
      try {
        for (int i = 0; i < articles; i++) {
          bench.announced.incrementAndGet();
          bench.await(i);
        }
      } finally {
        vigie.destroy();
        vigie.waitFor();
      }
      bench.report();
    }
  }

  /** Waits for the message about an article, and then for the time until the next one. */
  private void await(int number) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (arrived(number) == null) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no message about article " + number);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    TimeUnit.MILLISECONDS.sleep(APART.toMillis());
  }

  private @Nullable PostedMessage arrived(int number) {
    return slack.messages().stream()
        .filter(each -> each.text().contains(title(number)))
        .findFirst()
        .orElse(null);
  }

  private void report() {
    long[] ms =
        shown.entrySet().stream()
            .filter(each -> each.getKey() >= WARM_UP)
            .mapToLong(
                each ->
                    Duration.between(
                            each.getValue(), requireNonNull(arrived(each.getKey())).arrived())
                        .toMillis())
            .sorted()
            .toArray();
    System.out.printf(
        "entry seen to the message about its page: %d measured; p50 %d ms, p90 %d ms, max %d ms%n",
        ms.length, ms[ms.length / 2], ms[ms.length * 9 / 10], Arrays.stream(ms).max().orElse(0));
  }

  private void configure(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("feeds.yaml"),
        """
        defaults: { allowPrivate: true, every: 1s }
        outlets:
          - { id: o, name: Outlet, domain: o.example, language: fr, feeds: ["%s/feed"] }
        """
            .formatted(server.url()));
    FakeSlack.writeToken(folder.resolve("token"));
    Files.writeString(
        folder.resolve("alerts.yaml"),
        """
        slack: { baseUrl: "%s", tokenFile: token, pause: 0s }
        channels: { presse: { slack: "#presse" } }
        routes: [ { match: { tag: [inesia] }, to: [presse], groupWait: 0, groupInterval: 0 } ]
        """
            .formatted(slack.baseUrl()));
  }

  private static String title(int number) {
    return "Le conseil de la ville numéro " + (number + 1_000) + " vote son budget";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/feed")) {
      LoopbackServer.answer(exchange, "application/rss+xml", feed());
    } else if (path.startsWith("/p/")) {
      LoopbackServer.answer(
          exchange, "text/html; charset=utf-8", page(Integer.parseInt(path.substring(3))));
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private String feed() {
    var items = new StringBuilder();
    for (int i = announced.get() - 1; i >= 0; i--) {
      shown.putIfAbsent(i, Instant.now());
      items.append(
          "<item><title>%s</title><link>%s/p/%d</link><description>%s …</description></item>"
              .formatted(title(i), server.url(), i, title(i)));
    }
    return "<rss version=\"2.0\"><channel><title>O</title>" + items + "</channel></rss>";
  }

  private static String page(int number) {
    return "<html lang=\"fr\"><head><title>%s</title></head><body><article><h1>%s</h1><p>%s</p><p>%s</p>%s</article></body></html>"
        .formatted(
            title(number),
            title(number),
            title(number) + " ce lundi soir, après un long débat.",
            "Les travaux de l’INESIA sont cités par plusieurs élus de la ville.",
            LoadServer.prose(number).html());
  }

  @Override
  public void close() {
    slack.close();
    server.close();
  }
}
