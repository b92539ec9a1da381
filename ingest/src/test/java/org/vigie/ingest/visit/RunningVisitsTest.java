package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class RunningVisitsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

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
