package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.visit.PageVisits.Next;
import org.vigie.ingest.visit.PageVisits.Visit;
import org.vigie.ingest.visit.VisitQueue.Open;

class RunningVisitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Visit NO_PAGE =
      new Visit.NoPage(
          new Decision.Granted(List.of(), Duration.ZERO), "status 404", Next.NEVER, null);

  @Test
  void visitsBeyondThePagesAtATimeWaitAndThenRun() throws InterruptedException {
    var clock = new TestClock();
    var pages = new Semaphore(2, true);
    var asking = new AtomicInteger();
    var answer = new CountDownLatch(1);
    try (var fetcher = new FeedFetcher(clock, Limits.DEFAULT);
        var running =
            new RunningVisits(
                new PageVisits(fetcher.pages(), new Permissions(clock, fetcher.pages())),
                () -> {},
                pages)) {
      for (Open open : queued(5)) {
        running.start(
            open,
            () -> {
              asking.incrementAndGet();
              answer.await();
              return NO_PAGE;
            });
      }
      while (asking.get() + pages.getQueueLength() < 5) {
        Thread.onSpinWait();
      }

      assertThat(asking).hasValue(2);

      answer.countDown();
      List<RunningVisits.Completed> completed = new ArrayList<>();
      while (completed.size() < 5) {
        completed.addAll(running.collect(9));
      }
      assertThat(pages.availablePermits()).isEqualTo(2);
      assertThat(running.free()).isEqualTo(RunningVisits.MAX_VISITS);
    }
  }

  private static List<Open> queued(int count) {
    var queue = new VisitQueue();
    for (int i = 0; i < count; i++) {
      var article = Teasers.article("https://a" + i + ".example/1", 1, NOW, "Title", "A teaser.");
      queue.put(0, PageVisit.of(article), NOW);
    }
    return queue.start(NOW, count, _ -> false);
  }

  @Test
  void aResultWaitsLongerForOthersIfAllVisitsRun() {
    assertThat(RunningVisits.patience(RunningVisits.MAX_VISITS))
        .isGreaterThan(RunningVisits.patience(RunningVisits.MAX_VISITS - 1));
  }

  @Test
  void nothingIsWaitedForBeforeTheFirstResult() throws InterruptedException {
    assertThat(RunningVisits.gather(new LinkedBlockingQueue<>(), 9, 3, LONG)).isEmpty();
  }

  @Test
  void waitsUntilThereIsEnough() throws InterruptedException {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(1));
    Thread later =
        Thread.startVirtualThread(
            () -> {
              while (!queue.isEmpty()) {
                Thread.onSpinWait();
              }
              queue.add(2);
              queue.add(3);
            });

    assertThat(RunningVisits.gather(queue, 9, 3, LONG)).containsExactly(1, 2, 3);
    later.join();
  }

  @Test
  void waitsNoLongerThanItMay() throws InterruptedException {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(1));

    assertThat(RunningVisits.gather(queue, 9, 3, Duration.ofMillis(1))).containsExactly(1);
  }

  @Test
  void takesNoMoreThanAsked() throws InterruptedException {
    BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(1, 2, 3));

    assertThat(RunningVisits.gather(queue, 2, 3, LONG)).containsExactly(1, 2);
  }
}
