package org.vigie.ingest.fetch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One poll's place among those that use sockets and memory at the same time. A poll that waits for
 * a host holds no place, so that a slow host delays only its own feeds. Thread-safe.
 */
public final class PollSlot {
  private final Semaphore free;
  private final AtomicBoolean held = new AtomicBoolean();

  /** Creates a slot; {@code free} has a permit for each place that is free. */
  public PollSlot(Semaphore free) {
    this.free = free;
  }

  /** Creates a slot with a place of its own. It must be released before the next request, too. */
  public static PollSlot unlimited() {
    return new PollSlot(new Semaphore(1));
  }

  void acquire() throws InterruptedException {
    free.acquire();
    held.set(true);
  }

  /** Gives the place back, if this slot holds one. */
  public void release() {
    if (held.getAndSet(false)) {
      free.release();
    }
  }
}
