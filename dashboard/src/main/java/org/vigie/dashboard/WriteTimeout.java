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

  /** Limits the time of each write to {@code most}. */
  WriteTimeout(Duration most) {
    this.most = most;
  }

  interface Write {
    void run() throws IOException;
  }

  /** Runs a write. Interrupts a write that takes too long, which closes the connection. */
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
