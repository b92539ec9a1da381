package org.vigie.health;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Disconnects visitors who do not read their response, or send their request, in time. */
public final class VisitorTimeout implements AutoCloseable {
  private final Duration most;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("vigie-visitor-timeout").daemon().factory());

  /** Creates a limit of {@code most} for the time of each exchange. */
  public VisitorTimeout(Duration most) {
    this.most = most;
  }

  /** Reads from a visitor, or writes to one. */
  public interface Exchange {
    void run() throws IOException;
  }

  /** Runs an exchange. One that takes too long is interrupted; this closes the connection. */
  public void run(Exchange exchange) throws IOException {
    Thread thread = Thread.currentThread();
    Future<?> timeout = timer.schedule(thread::interrupt, most.toMillis(), TimeUnit.MILLISECONDS);
    try {
      exchange.run();
    } finally {
      timeout.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
