package org.vigie.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** An HTTP server on loopback that handles each request on a virtual thread. */
public final class LoopbackServer implements AutoCloseable {
  /** Maximum number of connections not yet accepted. An estimate: load tests open fewer. */
  private static final int BACKLOG = 1_024;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /** Starts the server on a free port of 127.0.0.1; {@code handler} answers all requests. */
  public LoopbackServer(HttpHandler handler) {
    this("127.0.0.1", handler);
  }

  /**
   * Starts the server as a host of its own, on a free port.
   *
   * @param host an address of the loopback network, such as 127.0.0.7
   */
  public LoopbackServer(String host, HttpHandler handler) {
    var address = new InetSocketAddress(host, 0);
    try {
      server = HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Returns the server's address without a slash at the end. */
  public String url() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** Answers with status 200 and a text in UTF-8. */
  public static void answer(HttpExchange exchange, String type, String text) throws IOException {
    answer(exchange, 200, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Answers with the feed; with status 304 if the request's {@code If-None-Match} is the ETag. */
  public static void answerFeed(
      HttpExchange exchange, String etag, String type, Supplier<byte[]> feed) throws IOException {
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      answer(exchange, 200, type, feed.get());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
