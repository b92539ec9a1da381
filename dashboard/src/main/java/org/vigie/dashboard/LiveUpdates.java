package org.vigie.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** Tells open pages that something changed, by server-sent events; the pages then ask what. */
final class LiveUpdates {
  /** At most four events a second, so that a burst of articles is one update. */
  private static final long PAUSE_MS = 250;

  /** Below the 60 s after which many proxies close an idle connection. */
  private static final long KEEP_ALIVE_MS = 15_000;

  /** Most pages at a time; chosen: a press office has a few, and each holds a connection. */
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

  /** Sends events to a page until it disconnects or the dashboard closes. */
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

  /** Waits for the next version; the same one after {@link #KEEP_ALIVE_MS}, -1 when closed. */
  // why: a spurious wake-up only sends a "still here" early.
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
