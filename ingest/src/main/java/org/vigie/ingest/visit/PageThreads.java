package org.vigie.ingest.visit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vigie.ingest.visit.PageVisits.Visit;

/**
 * Threads that read pages. Reading never waits, so on virtual threads it would keep requests from
 * running. All pages together take a limited part of the heap. Thread-safe.
 */
public final class PageThreads implements PageVisits.Reading, AutoCloseable {
  /**
   * Kilobytes of heap for a kilobyte of page, and for its elements at most. Estimates: the page in
   * UTF-16 twice, its tree and a copy of it; 30,000 elements, the most that are read, take 8 MB.
   */
  private static final int TEXT = 12;

  private static final int ELEMENTS = 24;
  private static final int MAX_ELEMENTS = 8 * 1024;

  /** Part of the heap that all pages may take together. */
  private static final int PART = 4;

  /** Maximum time of one page; extraction itself ends after 10 seconds. An estimate. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final int kilobytes;
  private final Semaphore memory;
  private final ExecutorService threads;

  /** Creates as many threads as there are processors. */
  public PageThreads(Runtime runtime) {
    this.kilobytes = (int) Math.min(runtime.maxMemory() / PART / 1024, Integer.MAX_VALUE);
    this.memory = new Semaphore(kilobytes, true);
    this.threads =
        Executors.newFixedThreadPool(
            runtime.availableProcessors(),
            Thread.ofPlatform().daemon().name("vigie-page-", 0).factory());
  }

  @Override
  public Visit read(int bytes, Callable<Visit> work) throws Exception {
    int size = bytes / 1024 + 1;
    // why: a page that needs all of the memory gets it, alone.
    int needed = Math.min(TEXT * size + Math.min(ELEMENTS * size, MAX_ELEMENTS), kilobytes);
    memory.acquire(needed);
    Future<Visit> reading;
    try {
      reading = threads.submit(() -> released(needed, work));
    } catch (RuntimeException e) {
      memory.release(needed);
      throw e;
    }
    try {
      return reading.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading failed", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("not read in " + LONGEST.toSeconds() + " s", e);
    }
  }

  private Visit released(int needed, Callable<Visit> work) throws Exception {
    try {
      return work.call();
    } finally {
      memory.release(needed);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
