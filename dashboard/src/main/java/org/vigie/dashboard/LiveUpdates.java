package org.vigie.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Notifies open pages of changes by server-sent events; the pages then request the data. */
final class LiveUpdates {
  /** Minimum milliseconds between two events to a page. Many changes at once become one event. */
  private static final long PAUSE_MS = 250;

  /** Maximum milliseconds without an event. Many proxies close idle connections after 60 s. */
  private static final long KEEP_ALIVE_MS = 15_000;

  /** Maximum number of connected pages. An estimate: a press office has a few open pages. */
  static final int PAGES = 50;

  private final Object changed = new Object();
  private final Semaphore pages = new Semaphore(PAGES);
  private long version;
  private boolean closed;

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

  /** Sends events to a page until the page disconnects or the dashboard closes. */
  void serve(HttpExchange exchange, WriteTimeout timeout) throws IOException, InterruptedException {
    if (!pages.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      long sent = -1;
      for (long now = await(sent); now >= 0; now = await(sent)) {
        String event = now == sent ? ": still here\n\n" : "data: " + now + "\n\n";
        timeout.run(
            () -> {
              exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
            });
        sent = now;
        Thread.sleep(PAUSE_MS);
      }
    } finally {
      pages.release();
    }
  }

  /**
   * Returns the number of changes so far; -1 after {@link #close}. If the page already knows this
   * number, because it is still {@code sent}, first waits at most 15 s for another change.
   */
  // why: the wait may end early without a change. Then the page gets ": still here" too early.
  @SuppressWarnings("WaitNotInLoop")
  private long await(long sent) throws InterruptedException {
    synchronized (changed) {
      if (version == sent && !closed) {
        changed.wait(KEEP_ALIVE_MS);
      }
      return closed ? -1 : version;
    }
  }
}
