package org.vigie.bench.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.vigie.bench.Launcher;
import org.vigie.bench.TemporaryFolder;
import org.vigie.events.topics.Json;
import org.vigie.sandbox.LoopbackServer;
import tools.jackson.databind.JsonNode;

/**
 * Measures how many pages a second Vigie fetches, reads and tags. Serves feeds of teasers and their
 * pages of 30 kB on many loopback addresses, each a host of its own, and polls them once without
 * pauses. The process that serves takes a part of the machine, too.
 *
 * <p>{@code PageLoad VIGIE CONFIG [HOSTS [PAGES]]}: the script, a folder with the watch, 1,000
 * hosts and 20 pages of each by default.
 */
public final class PageLoad implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger served = new AtomicInteger();
  private final int pages;

  private PageLoad(int pages) throws IOException {
    this.pages = pages;
    // why: all of 127.0.0.0/8 can be bound only together with the other addresses.
    server = HttpServer.create(new InetSocketAddress(0), 2_000);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public static void main(String[] args) throws Exception {
    int hosts = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    int pages = args.length > 3 ? Integer.parseInt(args[3]) : 20;
    try (var load = new PageLoad(pages);
        var folder = TemporaryFolder.withWatch(Path.of(args[1]))) {
      Files.writeString(folder.path().resolve("feeds.yaml"), load.configuration(hosts));
      Files.writeString(
          folder.path().resolve("alerts.yaml"),
          "channels: { t: { console: true } }\nroutes: [ { match: { tag: [cesia] }, to: [t] } ]\n");
      load.measure(new Launcher(Path.of(args[0])), folder.path());
    }
  }

  private void measure(Launcher launcher, Path folder) throws IOException, InterruptedException {
    Process vigie = start(launcher, folder);
    var theirs = new ProcessUse(vigie.toHandle());
    var ours = new ProcessUse(ProcessHandle.current());
    while (!vigie.waitFor(Duration.ofMillis(200))) {
      boolean isBegun = served.get() > 0;
      theirs.note(isBegun);
      ours.note(isBegun);
    }
    JsonNode summary = Json.MAPPER.readTree(Files.readString(folder.resolve("out")));
    JsonNode seconds = summary.path("seconds");
    double took = seconds.path("poll").asDouble() + seconds.path("drain").asDouble();
    int read = summary.path("pages").path("read").asInt();
    System.out.printf(
        "%d pages read and tagged in %.1f s: %.0f a second; resident at most: %d MB; %s%n",
        read, took, read / took, theirs.resident(), summary);
    System.out.printf(
        "processor time of a page: %.2f ms, and %.2f ms to serve it%n",
        theirs.milliseconds() / read, ours.milliseconds() / read);
  }

  private static Process start(Launcher launcher, Path folder) throws IOException {
    return launcher
        .vigie(
            "run",
            "--once",
            "--json",
            "--config",
            folder.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--listen",
            "127.0.0.1:0")
        .redirectError(folder.resolve("log").toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .start();
  }

  private String configuration(int hosts) {
    var yaml =
        new StringBuilder(
            "defaults: { allowPrivate: true, every: 1h }\npages: { pause: 0s }\noutlets:\n");
    for (int i = 0; i < hosts; i++) {
      yaml.append(
          "  - { id: o%d, name: \"Outlet %d\", domain: o%d.example, country: FR, tier: 2, language: fr, feeds: [\"http://127.1.%d.%d:%d/feed\"] }%n"
              .formatted(i, i, i, i / 250, i % 250 + 1, server.getAddress().getPort()));
    }
    return yaml.toString();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      String path = exchange.getRequestURI().getPath();
      if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress() || host == null) {
        exchange.sendResponseHeaders(403, -1);
      } else if (path.equals("/feed")) {
        LoopbackServer.answer(exchange, "application/rss+xml", NewsSite.feed(host, pages));
      } else if (path.startsWith("/p/")) {
        served.incrementAndGet();
        LoopbackServer.answer(
            exchange,
            "text/html; charset=utf-8",
            NewsSite.page(host, Integer.parseInt(path.substring(3))));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
