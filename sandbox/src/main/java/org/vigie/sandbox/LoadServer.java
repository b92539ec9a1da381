package org.vigie.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program for load tests. It serves many feeds of twenty articles each on loopback, and writes
 * the configuration with which Vigie polls these feeds. It runs until its standard input ends.
 *
 * <p>{@code LoadServer FOLDER [FEEDS]} writes {@code FOLDER/feeds.yaml}; 1,000 feeds by default.
 */
public final class LoadServer {
  public static final int ENTRIES = 20;

  /** Number of words of an article's text. An estimate of the length of a short news item. */
  private static final int WORDS = 210;

  private LoadServer() {}

  /** Starts to serve, writes the configuration and prints one line; callers wait for this line. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    List<String> feeds = IntStream.range(0, count).mapToObj(LoadServer::feed).toList();
    try (var server = new LoopbackServer(exchange -> answer(exchange, feeds))) {
      Files.writeString(folder.resolve("feeds.yaml"), configuration(server.url(), count));
      long bytes =
          feeds.stream().mapToLong(feed -> feed.getBytes(StandardCharsets.UTF_8).length).sum();
      System.out.printf("%d feeds, %d entries, %.1f MB%n", count, count * ENTRIES, bytes / 1e6);
      while (System.in.read() >= 0) {
        // The server runs until the caller closes the standard input.
      }
    }
  }

  private static void answer(HttpExchange exchange, List<String> feeds) throws IOException {
    String id = exchange.getRequestURI().getPath().substring(1);
    String feed = feeds.get(Integer.parseInt(id));
    LoopbackServer.answerFeed(
        exchange, "\"" + id + "\"", "application/rss+xml; charset=utf-8", () -> feed);
  }

  private static String configuration(String url, int feeds) {
    var yaml = new StringBuilder("defaults: { allowPrivate: true, every: 1h }\noutlets:\n");
    String outlet = "  - { id: o%d, name: Outlet %1$d, domain: outlet-%1$d.example, language: fr,";
    for (int i = 0; i < feeds; i++) {
      yaml.append((outlet + " feeds: [\"%s/%1$d\"] }%n").formatted(i, url));
    }
    return yaml.toString();
  }

  public static String feed(int number) {
    String home = "https://outlet-" + number + ".example/";
    String items =
        IntStream.range(0, ENTRIES)
            .mapToObj(i -> item(number, i, home))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Outlet %d</title><link>%s</link>%s</channel></rss>"""
        .formatted(number, home, items);
  }

  private static String item(int feed, int number, String home) {
    var prose = new Prose(feed * 1_000L + number);
    String link = home + "2025/02/12/" + number;
    return """
        <item><title>%s</title><link>%s</link><guid>%s</guid>\
        <pubDate>Wed, 12 Feb 2025 %02d:%02d:00 GMT</pubDate>\
        <description><![CDATA[%s]]></description></item>"""
        .formatted(prose.title(), link, link, number % 24, feed % 60, prose.html(WORDS));
  }
}
