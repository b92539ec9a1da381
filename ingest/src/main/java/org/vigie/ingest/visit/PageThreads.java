package org.vigie.ingest.visit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vigie.ingest.parse.ParseLane;
import org.vigie.ingest.parse.ParseLimits;
import org.vigie.ingest.search.TooSlowException;
import org.vigie.ingest.visit.PageVisits.Visit;

/**
 * Threads that read pages. Reading never waits, so on virtual threads it would keep requests from
 * running. All pages together take a limited part of the heap. Thread-safe.
 */
public final class PageThreads implements PageVisits.Reading, AutoCloseable {
  /**
   * Kilobytes of heap for a kilobyte of page, and for its elements at most. Estimates: the page in
   * UTF-16 twice, its tree and a copy of it; 60,000 tags, the most that are read, take 16 MB.
   */
  private static final int TEXT = 12;

  private static final int ELEMENTS = 24;
  private static final int MAX_ELEMENTS = 16 * 1024;

  /** Part of the heap that all pages may take together. */
  private static final int PART = 4;

  /** Maximum time of one page; the search for the article ends after 10 seconds. An estimate. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Maximum wait for memory and a thread. An estimate: 64 pages that all take the longest time. */
  private static final Duration TURN = Duration.ofMinutes(10);

  /** Maximum number of threads that were given up but still run. Chosen, as for feeds. */
  private static final int GIVEN_UP = 4;

  private final ParseLimits limits;
  private final ParseLane lane;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("vigie-page-", 0).factory());

  /** Creates as many threads as there are processors. */
  public PageThreads(Runtime runtime) {
    this(
        new ParseLimits(
            LONGEST, TURN, runtime.maxMemory() / PART, runtime.availableProcessors(), GIVEN_UP));
  }

  PageThreads(ParseLimits limits) {
    this.limits = limits;
    int kilobytes = (int) Math.min(limits.memory() / 1024, Integer.MAX_VALUE);
    this.lane = new ParseLane(kilobytes, limits);
  }

  @Override
  public Visit read(int bytes, Callable<Visit> work) throws Exception {
    int size = bytes / 1024 + 1;
    // why: a page that needs all of the memory gets it, alone.
    int needed = Math.min(TEXT * size + Math.min(ELEMENTS * size, MAX_ELEMENTS), lane.kilobytes());
    ParseLane.Place place =
        lane.enter(needed, limits.turn())
            .orElseThrow(() -> new TimeoutException("there is no memory or thread to read it"));
    return inTime(start(work, place), place);
  }

  private Future<Visit> start(Callable<Visit> work, ParseLane.Place place) {
    boolean started = false;
    try {
      Future<Visit> reading = threads.submit(() -> ended(work, place));
      started = true;
      return reading;
    } finally {
      if (!started) {
        place.end();
      }
    }
  }

  private static Visit ended(Callable<Visit> work, ParseLane.Place place) throws Exception {
    try {
      return work.call();
    } finally {
      place.end();
    }
  }

  private Visit inTime(Future<Visit> reading, ParseLane.Place place) throws InterruptedException {
    try {
      return reading.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading failed", e.getCause());
    } catch (TimeoutException e) {
      // why: the thread can't be stopped. Another page gets its place; its memory is still taken.
      place.giveUp();
      throw new TooSlowException();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
