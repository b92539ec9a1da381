package org.vigie.standalone.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FullText;
import org.vigie.sandbox.LoopbackServer;

/**
 * A site on loopback: a feed of teasers, its pages, and whatever other paths a test sets. Notes
 * each request.
 */
final class LoopbackSite implements AutoCloseable {
  /** The date of all entries, which are old if a test doesn't say otherwise. */
  volatile String date = "Wed, 12 Feb 2025 09:00:00 GMT";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> teasers = new LinkedHashMap<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, List<Instant>> times = new ConcurrentHashMap<>();

  /** Answers a request. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  LoopbackSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    times.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(Instant.now());
    try (exchange) {
      Reply reply = replies.get(path);
      if (path.equals("/feed")) {
        LoopbackServer.answer(exchange, "application/rss+xml", rss());
      } else if (reply != null) {
        reply.to(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private synchronized String rss() {
    var items = new StringBuilder();
    teasers.forEach(
        (path, title) ->
            items.append(
                """
                <item><title>%s</title><link>%s</link><guid>%s</guid>
                <pubDate>%s</pubDate>
                <description>%s</description></item>
                """
                    .formatted(title, url(path), path, date, teaser(title))));
    return "<rss version=\"2.0\"><channel><title>Site</title>" + items + "</channel></rss>";
  }

  private static String teaser(String title) {
    return title + ": the council decided on Monday evening.";
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Adds an entry to the feed, or changes the title of one. */
  synchronized void announce(String path, String title) {
    teasers.put(path, title);
  }

  /** Adds an entry, and the page to which it links. */
  void article(String path, String title) {
    announce(path, title);
    page(path, title);
  }

  void page(String path, String title) {
    reply(path, exchange -> replyPage(exchange, title));
  }

  void replyPage(HttpExchange exchange, String title) throws IOException {
    LoopbackServer.answer(exchange, "text/html; charset=utf-8", html(title));
  }

  /**
   * Adds an entry whose article is on several pages, each with a link to the first and the next.
   */
  void paged(String path, String title, int pages) {
    announce(path, title);
    String link = "<a href=\"%s/page/%d\">%d</a>";
    for (int i = 1; i <= pages; i++) {
      String html =
          html(title)
              .replace("of the article tells", "of part " + i + " of the article tells")
              .replace("</body>", "<a href=\"" + path + "\">1</a></body>");
      String next = i == pages ? "" : link.formatted(path, i + 1, i + 1);
      file(
          i == 1 ? path : path + "/page/" + i,
          "text/html; charset=utf-8",
          html.replace("</body>", next + "</body>"));
    }
  }

  void file(String path, String type, String body) {
    reply(path, exchange -> LoopbackServer.answer(exchange, type, body));
  }

  void status(String path, int status) {
    reply(path, exchange -> exchange.sendResponseHeaders(status, -1));
  }

  void reply(String path, Reply reply) {
    replies.put(path, reply);
  }

  static String html(String title) {
    var paragraphs = new StringBuilder("<p>" + teaser(title) + "</p>");
    for (int i = 0; i < 8; i++) {
      paragraphs
          .append("<p>Paragraph ")
          .append(i)
          .append(
              " of the article tells, in several sentences, what the council of the town decided."
                  + " It names those who voted, and those who stayed at home that evening.</p>");
    }
    return "<html lang=\"en\"><head><title>%s</title></head><body><nav>Home</nav><article><h1>%s</h1>%s</article></body></html>"
        .formatted(title, title, paragraphs);
  }

  /** Returns the number of requests for a path. */
  int asked(String path) {
    return (int) requests.stream().filter(path::equals).count();
  }

  /** Returns the longest time between two requests for a path; zero if there were fewer. */
  Duration longestGap(String path) {
    List<Instant> at = times.getOrDefault(path, List.of());
    Duration longest = Duration.ZERO;
    for (int i = 1; i < at.size(); i++) {
      Duration gap = Duration.between(at.get(i - 1), at.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }

  List<String> requests() {
    return new ArrayList<>(requests);
  }

  Feed feed(FullText fullText) {
    return feed("site", "/feed", fullText);
  }

  Feed feed(String id, String path, FullText fullText) {
    var outlet = new Outlet(id, "Site", id + ".example", "FR", 2);
    return new Feed(
        id,
        url(path),
        outlet,
        "en",
        Duration.ofSeconds(1),
        fullText,
        true,
        "Vigie/1 (test)",
        null,
        null);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
