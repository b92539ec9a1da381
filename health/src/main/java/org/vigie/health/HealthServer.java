package org.vigie.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves {@code /health} and the paths below it, and {@code /metrics}, without a token. */
public final class HealthServer implements AutoCloseable {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final Supplier<String> metrics;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-health-", 0).factory());

  /**
   * Starts the server.
   *
   * @param listen address to listen on; port 0 for any free port
   * @param metrics returns the metrics in Prometheus' text format
   * @throws IOException if the address can't be used; the message names the address
   */
  public HealthServer(InetSocketAddress listen, Health health, Supplier<String> metrics)
      throws IOException {
    this.health = health;
    this.metrics = metrics;
    server = WebServers.open(listen, "health and metrics", "choose another address with --metrics");
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/metrics")) {
        send(exchange, 200, PROMETHEUS, metrics.get());
        return;
      }
      var answer =
          HealthAnswer.to(path, health, true)
              .orElse(new HealthAnswer(404, "{\"error\":\"nothing here\"}\n"));
      send(exchange, answer.status(), HealthAnswer.TYPE, answer.json());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
