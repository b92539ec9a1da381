package org.vigie.ingest.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.vigie.health.VisitorTimeout;
import org.vigie.health.WebServers;

/** Listens for hubs. Bounds the number of their requests, and the time of each. */
final class CallbackServer implements AutoCloseable {
  /** Maximum time of a request with its answer. An estimate: a hub's has some kilobytes. */
  private static final Duration SLOWEST = Duration.ofSeconds(10);

  /** Maximum number of requests at the same time. An estimate; further ones get status 503. */
  private static final int MOST = 64;

  private final HttpHandler handler;
  private final HttpServer server;
  private final VisitorTimeout timeout;
  private final Semaphore free = new Semaphore(MOST);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-callback-", 0).factory());

  /**
   * Starts the server.
   *
   * @throws IOException if the address can't be used; the message names the address
   */
  CallbackServer(InetSocketAddress listen, HttpHandler handler) throws IOException {
    this(listen, handler, SLOWEST);
  }

  CallbackServer(InetSocketAddress listen, HttpHandler handler, Duration slowest)
      throws IOException {
    this.handler = handler;
    this.server =
        WebServers.open(listen, "the hubs' callback", "choose another with --callback-listen");
    this.timeout = new VisitorTimeout(slowest);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the port on which the server listens. */
  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    // why: closing an exchange reads the rest of the request, which may never come.
    timeout.run(
        () -> {
          try (exchange) {
            admit(exchange);
          }
        });
  }

  private void admit(HttpExchange exchange) throws IOException {
    if (!free.tryAcquire()) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      handler.handle(exchange);
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    timeout.close();
  }
}
