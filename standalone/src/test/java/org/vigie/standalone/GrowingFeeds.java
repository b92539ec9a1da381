package org.vigie.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves feeds on loopback; a test adds articles to them. A feed lists its newest articles. */
public final class GrowingFeeds implements AutoCloseable {
  /** Maximum number of articles in a feed: those of ten minutes of the busiest test. */
  private static final int LISTED = 300;

  private final HttpServer server;
  private final Map<String, List<String>> items = new ConcurrentHashMap<>();

  public GrowingFeeds() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Returns the URL of a feed. The feed is empty until the first article is added. */
  public String url(String feed) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + feed;
  }

  /** Adds an article at the top of a feed. */
  public void add(String feed, String id, String title, String text) {
    String link = "https://" + feed + ".example/" + id;
    items
        .computeIfAbsent(feed, _ -> new CopyOnWriteArrayList<>())
        .addFirst(
            "<item><title>%s</title><link>%s</link><guid>%s</guid><description>%s</description></item>"
                .formatted(title, link, link, text));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String feed = exchange.getRequestURI().getPath().substring(1);
      String body =
          "<rss version=\"2.0\"><channel><title>"
              + feed
              + "</title>"
              + items.getOrDefault(feed, List.of()).stream()
                  .limit(LISTED)
                  .collect(Collectors.joining())
              + "</channel></rss>";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
