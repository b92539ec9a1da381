package org.vigie.ingest.visit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.fields.FullText;
import org.vigie.events.fields.PageOutcome;
import org.vigie.events.fields.PageOutcome.Kind;
import org.vigie.ingest.fetch.PageFetcher.Validators;
import org.vigie.ingest.permission.PageRequest;
import org.vigie.ingest.visit.PageVisits.Visit;

/** The visits that run on other threads. One thread starts visits and collects their results. */
final class RunningVisits implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(RunningVisits.class);

  /** Maximum number of pages asked for at a time. An estimate: it limits sockets and memory. */
  private static final int MAX_PAGES = 64;

  /**
   * Maximum number of visits that have been started, but not yet collected. Chosen: while the owner
   * commits, it starts none, so that there must be others to go on with.
   */
  static final int MAX_VISITS = 4 * MAX_PAGES;

  /** A batch of this many visits is committed without waiting for more. An estimate. */
  private static final int ENOUGH = 128;

  /**
   * How long a result waits for others while slots are free. Chosen: far less than the second in
   * which an alert should follow its page.
   */
  private static final Duration MORE = Duration.ofMillis(30);

  /** The same while all slots are taken: then the number of pages counts more. Chosen. */
  private static final Duration MORE_OF_MANY = Duration.ofMillis(200);

  private final PageVisits visits;
  private final Runnable wake;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-visit-", 0).factory());
  private final Semaphore pages;
  private final BlockingQueue<Completed> completed = new LinkedBlockingQueue<>();
  private int running;

  /**
   * A visit that has ended.
   *
   * @param visit the visit as it began; a feed may have revised the article of {@code open} since
   * @param delay the pause between two visits that the site's robots.txt asks for
   */
  record Completed(VisitQueue.Open open, PageVisit visit, VisitResult result, Duration delay) {}

  /** Makes a visit. */
  interface Asking {
    Visit visit() throws InterruptedException;
  }

  /** {@code wake} is called after each visit, on its thread. */
  RunningVisits(PageVisits visits, Runnable wake) {
    this(visits, wake, new Semaphore(MAX_PAGES, true));
  }

  /** {@code pages} has a permit for each page that may be asked for at a time. */
  RunningVisits(PageVisits visits, Runnable wake, Semaphore pages) {
    this.visits = visits;
    this.wake = wake;
    this.pages = pages;
  }

  int free() {
    return MAX_VISITS - running;
  }

  /** Starts a visit; {@code known} are the validators of the page as it was read last. */
  void start(
      VisitQueue.Open open,
      Feed feed,
      FullText setting,
      Predicate<URI> mayFollow,
      @Nullable Validators known) {
    var request = new PageRequest(URI.create(open.visit.url()), setting, visits.visitor(feed));
    start(open, () -> visits.visit(request, mayFollow, known));
  }

  void start(VisitQueue.Open open, Asking asking) {
    running++;
    PageVisit begun = open.visit;
    threads.execute(
        () -> {
          try {
            completed.add(visit(open, begun, asking));
            wake.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private Completed visit(VisitQueue.Open open, PageVisit begun, Asking asking)
      throws InterruptedException {
    pages.acquire();
    try {
      Visit visit = asking.visit();
      return new Completed(open, begun, VisitResult.of(visit, begun), VisitResult.delay(visit));
    } catch (RuntimeException | Error e) {
      // why: an Error, such as a full stack, may concern this page alone; the others go on.
      LOGGER.atWarn().setCause(e).addKeyValue("article", open.id()).log("visit failed");
      var outcome =
          new PageOutcome(Kind.NO_ARTICLE, "a defect in Vigie kept the page from being read");
      return new Completed(open, begun, new VisitResult.Settled(outcome, null), Duration.ZERO);
    } finally {
      pages.release();
    }
  }

  /**
   * Returns visits that have ended, at most {@code most}. If one has ended, waits briefly for
   * others, because fewer, larger transactions are faster.
   */
  List<Completed> collect(int most) throws InterruptedException {
    List<Completed> batch = gather(completed, most, Math.min(ENOUGH, running), patience(running));
    running -= batch.size();
    return batch;
  }

  /** Returns how long the result of a visit waits for those of others. */
  static Duration patience(int running) {
    return running < MAX_VISITS ? MORE : MORE_OF_MANY;
  }

  /** Takes what a queue holds; if that is something, waits until there is {@code enough}. */
  static <T> List<T> gather(BlockingQueue<T> queue, int most, int enough, Duration patience)
      throws InterruptedException {
    List<T> batch = new ArrayList<>();
    queue.drainTo(batch, most);
    long deadline = System.nanoTime() + patience.toNanos();
    while (!batch.isEmpty() && batch.size() < Math.min(enough, most)) {
      T next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
