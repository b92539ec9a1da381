package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.page.Unreadable;
import org.vigie.ingest.page.Unreadable.Reason;
import org.vigie.ingest.parse.ParseLimits;
import org.vigie.ingest.permission.Decision;
import org.vigie.ingest.search.TooSlowException;
import org.vigie.ingest.visit.PageVisits.Visit;

class PageThreadsTest {
  private static final Visit READ =
      new Visit.Read(
          new Decision.Granted(List.of(), Duration.ZERO),
          URI.create("https://a.example/"),
          new Unreadable(Reason.NO_ARTICLE, ""),
          null);

  @Test
  void aPageThatTakesTooLongIsGivenUpAndTheNextOneIsRead() throws Exception {
    var never = new CountDownLatch(1);
    try (var threads = threads(1)) {
      assertThatThrownBy(() -> threads.read(1_000, () -> wait(never)))
          .isInstanceOf(TooSlowException.class);

      assertThat(threads.read(1_000, () -> READ)).isEqualTo(READ);
    } finally {
      never.countDown();
    }
  }

  @Test
  void noPageIsReadIfTooManyThatWereGivenUpStillRun() throws Exception {
    var never = new CountDownLatch(1);
    try (var threads = threads(0)) {
      assertThatThrownBy(() -> threads.read(1_000, () -> wait(never)))
          .isInstanceOf(TooSlowException.class);
      assertThatThrownBy(() -> threads.read(1_000, () -> READ))
          .isInstanceOf(TimeoutException.class);

      never.countDown();

      assertThat(threads.read(1_000, () -> READ)).isEqualTo(READ);
    }
  }

  private static PageThreads threads(int givenUp) {
    Duration time = Duration.ofMillis(200);
    return new PageThreads(new ParseLimits(time, time.multipliedBy(5), 1 << 30, 1, givenUp));
  }

  private static Visit wait(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return READ;
  }
}
