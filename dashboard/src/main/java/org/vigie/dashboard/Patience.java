package org.vigie.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Hangs up on visitors who don't read what they asked for. */
final class Patience implements AutoCloseable {
  private final Duration most;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("vigie-dashboard-patience").daemon().factory());

  /**
   * @param most how long one write may wait
   */
  Patience(Duration most) {
    this.most = most;
  }

  /** Something that waits for a visitor. */
  interface Write {
    void run() throws IOException;
  }

  /**
   * Runs it; when it takes too long its thread is interrupted, which closes the channel it waits
   * for.
   */
  void with(Write write) throws IOException {
    Thread writer = Thread.currentThread();
    ScheduledFuture<?> end =
        timer.schedule(writer::interrupt, most.toMillis(), TimeUnit.MILLISECONDS);
    try {
      write.run();
    } finally {
      end.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
