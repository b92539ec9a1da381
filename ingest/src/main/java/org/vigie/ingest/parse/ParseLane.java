package org.vigie.ingest.parse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory and threads for bodies of one size. They are given in the order in which they are
 * asked for, so that small bodies can't keep a larger one waiting for ever. Thread-safe.
 */
public final class ParseLane {
  private final int kilobytes;
  private final Semaphore memory;
  private final Semaphore threads;
  private final Semaphore givenUp;

  /** Creates a lane with the threads of {@code limits} and a part of the memory. */
  public ParseLane(int kilobytes, ParseLimits limits) {
    this.kilobytes = kilobytes;
    this.memory = new Semaphore(kilobytes, true);
    this.threads = new Semaphore(limits.threads(), true);
    this.givenUp = new Semaphore(limits.givenUp());
  }

  /** Returns the memory of this lane in units of 1,024 bytes. */
  public int kilobytes() {
    return kilobytes;
  }

  /**
   * Waits for memory and a thread; returns empty if a body gets none in time.
   *
   * @param needed at most {@link #kilobytes}
   */
  public Optional<Place> enter(int needed, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    if (!memory.tryAcquire(needed, most.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    boolean entered = false;
    try {
      entered = threads.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return entered ? Optional.of(new Place(needed)) : Optional.empty();
    } finally {
      if (!entered) {
        memory.release(needed);
      }
    }
  }

  /** One body's part of a lane. */
  public final class Place {
    private final int held;
    private boolean isGivenUp;
    private boolean ended;

    private Place(int held) {
      this.held = held;
    }

    /** Lets another body have the thread, unless too many threads that were given up still run. */
    public synchronized void giveUp() {
      if (!ended && givenUp.tryAcquire()) {
        isGivenUp = true;
        threads.release();
      }
    }

    /** Gives memory and thread back, when the thread has ended. */
    public synchronized void end() {
      ended = true;
      memory.release(held);
      (isGivenUp ? givenUp : threads).release();
    }
  }
}
