package org.vigie.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** {@code /metrics} of a service that has no page of its own. */
public final class MetricsPage implements AutoCloseable {
  private final HttpServer server;

  /**
   * @param metrics in Prometheus' text format
   * @throws IOException when the address is taken
   */
  public MetricsPage(InetSocketAddress listen, Supplier<String> metrics) throws IOException {
    server = HttpServer.create(listen, 0);
    server.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            byte[] body = metrics.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
