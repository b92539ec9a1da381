package org.vigie.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Tells open pages that something changed (server-sent events). A page that learns of it asks for
 * what it shows; at most four times a second, so that a burst of articles is one update.
 */
final class Live {
  private static final long NOT_MORE_OFTEN_MS = 250;
  private static final long STILL_HERE_MS = 15_000;

  /** Pages at once; one more is told to come back. */
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

  /** Answers a page until it goes away or the dashboard closes. */
  void serve(HttpExchange exchange, Patience patience) throws IOException, InterruptedException {
    if (!pages.tryAcquire()) {
      exchange.getResponseHeaders().set("Retry-After", "30");
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      long told = -1;
      while (true) {
        long now = await(told);
        if (now < 0) {
          return;
        }
        String message = now == told ? ": still here\n\n" : "data: " + now + "\n\n";
        patience.with(
            () -> {
              exchange.getResponseBody().write(message.getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
            });
        told = now;
        Thread.sleep(NOT_MORE_OFTEN_MS);
      }
    } finally {
      pages.release();
    }
  }

  /** The version after this one, or the same after a while; -1 when closed. */
  // why: a wake-up without a reason only sends a "still here" early.
  @SuppressWarnings("WaitNotInLoop")
  private long await(long told) throws InterruptedException {
    synchronized (changed) {
      if (version == told && !closed) {
        changed.wait(STILL_HERE_MS);
      }
      return closed ? -1 : version;
    }
  }
}
