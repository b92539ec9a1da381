package org.vigie.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.vigie.health.VisitorTimeout;

/** Notifies open pages of changes by server-sent events; the pages then request the data. */
final class LiveUpdates {
  /** Minimum milliseconds between two events to a page. Many changes at once become one event. */
  private static final long PAUSE_MS = 250;

  /**
   * Maximum time without a line to a page. Many proxies close idle connections after 60 s, and a
   * reader should soon know that Kafka no longer answers.
   */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

  /** Maximum number of connected pages. An estimate: a press office has a few open pages. */
  static final int PAGES = 50;

  private final Object changed = new Object();
  private final Semaphore pages = new Semaphore(PAGES);
  private final Duration keepAlive;
  private long version;
  private boolean closed;

  LiveUpdates() {
    this(KEEP_ALIVE);
  }

  /** {@code keepAlive}: maximum time without a line to a page. */
  LiveUpdates(Duration keepAlive) {
    this.keepAlive = keepAlive;
  }

  void changed() {
    synchronized (changed) {
      version++;
      changed.notifyAll();
    }
  }

  void close() {
    synchronized (changed) {
      closed = true;
      changed.notifyAll();
    }
  }

  /**
   * Sends events to a page until the page disconnects or the dashboard closes: after each change,
   * and when the answer of {@code isFollowing} has changed.
   *
   * @param isFollowing true if changes are received from Kafka
   */
  void serve(HttpExchange exchange, VisitorTimeout timeout, BooleanSupplier isFollowing)
      throws IOException, InterruptedException {
    if (!pages.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      begin(exchange);
      long sent = -1;
      boolean wasFollowing = true;
      for (long now = await(sent); now >= 0; now = await(sent)) {
        boolean isNow = isFollowing.getAsBoolean();
        boolean isSame = now == sent && isNow == wasFollowing;
        String event = isSame ? ": still here\n\n" : "data: " + now + "\n\n";
        timeout.run(
            () -> {
              exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
            });
        sent = now;
        wasFollowing = isNow;
        Thread.sleep(PAUSE_MS);
      }
    } finally {
      pages.release();
    }
  }

  private static void begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    // why: nginx would keep the short events until some kilobytes have come.
    exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
    exchange.sendResponseHeaders(200, 0);
  }

  /**
   * Returns the number of changes so far; -1 after {@link #close}. If there was no change since the
   * last event to the page, first waits for one, at most the time of {@code keepAlive}.
   *
   * @param sent the number of changes at the last event to the page; -1 before the first event
   */
  // why: the wait may end early without a change. Then the page gets ": still here" too early.
  @SuppressWarnings("WaitNotInLoop")
  private long await(long sent) throws InterruptedException {
    synchronized (changed) {
      if (version == sent && !closed) {
        changed.wait(keepAlive.toMillis());
      }
      return closed ? -1 : version;
    }
  }
}
