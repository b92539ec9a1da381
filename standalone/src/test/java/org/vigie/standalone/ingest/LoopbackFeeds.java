package org.vigie.standalone.ingest;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that serves what a test registers. */
final class LoopbackFeeds implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LoopbackFeeds() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.start();
  }

  String at(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return url(path);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Serves a body with an entity tag, and "not modified" to clients that send the tag. */
  static HttpHandler body(String contentType, byte[] body) {
    String tag = "\"" + body.length + "\"";
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", contentType);
      exchange.getResponseHeaders().set("ETag", tag);
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
    };
  }

  /** Answers with a status and headers: name, value, name, value. */
  static HttpHandler status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** A feed of articles numbered from {@code first} to {@code last}. */
  static HttpHandler articles(String name, int first, int last) {
    var items = new StringBuilder();
    for (int i = last; i >= first; i--) {
      items.append(
          """
          <item><title>Article %d of %s</title><link>https://%s.example/%d</link>
          <guid>%s-%d</guid><pubDate>Wed, 12 Feb 2025 09:00:00 GMT</pubDate>
          <description>%s</description></item>
          """
              .formatted(i, name, name, i, name, i, ("Words of " + name + i + ". ").repeat(80)));
    }
    String feed =
        "<rss version=\"2.0\"><channel><title>" + name + "</title>" + items + "</channel></rss>";
    return body("application/rss+xml", feed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
