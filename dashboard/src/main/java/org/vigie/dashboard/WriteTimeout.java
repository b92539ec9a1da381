package org.vigie.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Disconnects clients that do not read their response in time. */
final class WriteTimeout implements AutoCloseable {
  private final Duration most;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("vigie-dashboard-timeout").daemon().factory());

  /** Creates a limit of {@code most} for the time of each write. */
  WriteTimeout(Duration most) {
    this.most = most;
  }

  interface Write {
    void run() throws IOException;
  }

  /** Runs a write. A write that takes too long is interrupted; this closes the connection. */
  void run(Write write) throws IOException {
    Thread writer = Thread.currentThread();
    Future<?> timeout = timer.schedule(writer::interrupt, most.toMillis(), TimeUnit.MILLISECONDS);
    try {
      write.run();
    } finally {
      timeout.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
