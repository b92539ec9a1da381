package org.vigie.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Serves many feeds of twenty articles on loopback, with ETags, and writes the configuration that
 * polls them. Runs until its standard input ends.
 *
 * <p>{@code LoadServer FOLDER [FEEDS]}: writes {@code FOLDER/feeds.yaml}.
 */
public final class LoadServer {
  public static final int ENTRIES = 20;
  private static final int WORDS = 210;

  private LoadServer() {}

  /** Writes the configuration, then says on standard output that it is ready. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int feeds = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < feeds; i++) {
      bodies.add(feed(i).getBytes(StandardCharsets.UTF_8));
    }
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    server.createContext("/", exchange -> answer(exchange, bodies));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    Files.writeString(
        folder.resolve("feeds.yaml"), configuration(server.getAddress().getPort(), feeds));
    long bytes = bodies.stream().mapToLong(body -> body.length).sum();
    System.out.printf("%d feeds, %d entries, %.1f MB%n", feeds, feeds * ENTRIES, bytes / 1e6);
    while (System.in.read() >= 0) {
      // until the caller goes away
    }
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, List<byte[]> bodies) throws IOException {
    try (exchange) {
      int number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      String etag = "\"" + number + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      byte[] body = bodies.get(number);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String configuration(int port, int feeds) {
    var yaml = new StringBuilder("defaults: { allowPrivate: true, every: 1h }\noutlets:\n");
    for (int i = 0; i < feeds; i++) {
      yaml.append(
              "  - { id: o%d, name: Outlet %d, domain: outlet-%d.example, language: fr, "
                  .formatted(i, i, i))
          .append("feeds: [\"http://127.0.0.1:%d/%d\"] }%n".formatted(port, i));
    }
    return yaml.toString();
  }

  public static String feed(int number) {
    var xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>");
    xml.append("<title>Outlet ")
        .append(number)
        .append("</title><link>https://outlet-")
        .append(number)
        .append(".example/</link>");
    for (int i = 0; i < ENTRIES; i++) {
      var prose = new Prose(number * 1_000L + i);
      String link = "https://outlet-" + number + ".example/2025/02/12/" + i;
      xml.append("<item><title>")
          .append(prose.title())
          .append("</title><link>")
          .append(link)
          .append("</link><guid>")
          .append(link)
          .append("</guid>")
          .append(
              "<pubDate>Wed, 12 Feb 2025 %02d:%02d:00 GMT</pubDate>".formatted(i % 24, number % 60))
          .append("<description><![CDATA[")
          .append(prose.html(WORDS))
          .append("]]></description></item>");
    }
    return xml.append("</channel></rss>").toString();
  }
}
