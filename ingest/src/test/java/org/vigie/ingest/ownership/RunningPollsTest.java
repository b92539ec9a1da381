package org.vigie.ingest.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.poll.Poller;

class RunningPollsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final InstantSource clock = InstantSource.system();

  @Test
  void oneWakeOfManyEndsTheWaitAndTheNextWaitLasts() throws InterruptedException {
    try (var poller = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock);
        var polls = new RunningPolls(poller)) {
      polls.wake();
      polls.wake();
      polls.wake();

      assertThat(waited(polls, LONG)).isLessThan(LONG);
      assertThat(waited(polls, SHORT)).isGreaterThanOrEqualTo(SHORT);

      polls.wake();
      assertThat(waited(polls, LONG)).isLessThan(LONG);
    }
  }

  private static Duration waited(RunningPolls polls, Duration most) throws InterruptedException {
    long start = System.nanoTime();
    assertThat(polls.collect(1, most, Duration.ZERO)).isEmpty();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
