package org.vigie.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;

/** A host with many feeds that accepts connections and never answers, beside a host that works. */
class SlowHostTest {
  private static final int HANGING = 256;
  private static final int OTHERS = 200;

  /** As the default limits, but a silent server is given up after 1 s, not after 15 s. */
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          1_000_000,
          5,
          Limits.DEFAULT.perHost(),
          Limits.DEFAULT.perPrivateHost());

  private final TestClock clock = new TestClock();
  private final Semaphore slots = new Semaphore(HANGING, true);

  @Test
  void delaysNoOtherHostAndIsRecognisedAsDown() throws Exception {
    try (var silent = new SilentServer();
        var server = new TestServer();
        var fetcher = new FeedFetcher(clock, LIMITS, SystemDefaultDnsResolver.INSTANCE, _ -> true);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      URI works = server.at("/feed", answer(200, "<rss/>".getBytes(StandardCharsets.UTF_8)));
      long start = System.nanoTime();
      List<Future<FetchResult>> hanging = fetch(threads, fetcher, silent.at("/x"), HANGING);
      List<Future<FetchResult>> others = fetch(threads, fetcher, works, OTHERS);

      for (Future<FetchResult> other : others) {
        assertThat(other.get()).isInstanceOf(Fresh.class);
      }
      Duration othersTook = Duration.ofNanos(System.nanoTime() - start);
      for (Future<FetchResult> each : hanging) {
        assertThat(each.get())
            .isInstanceOfSatisfying(
                Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
      }
      Duration allTook = Duration.ofNanos(System.nanoTime() - start);

      System.out.printf(
          "SlowHostTest: others after %d ms, all after %d ms, %d requests to the silent host%n",
          othersTook.toMillis(), allTook.toMillis(), silent.accepted.size());
      assertThat(othersTook).isLessThan(Duration.ofSeconds(1));
      assertThat(silent.accepted).hasSizeLessThanOrEqualTo(2 * LIMITS.perHost());
      assertThat(allTook).isLessThan(Duration.ofSeconds(5));
    }
  }

  private List<Future<FetchResult>> fetch(
      ExecutorService threads, FeedFetcher fetcher, URI url, int times) {
    List<Future<FetchResult>> fetches = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      var feed = new Feed("f" + i, url.toString(), null, null, null, false, false, "V");
      fetches.add(
          threads.submit(
              () -> {
                var slot = new PollSlot(slots);
                try {
                  return fetcher.fetch(feed, null, slot);
                } finally {
                  slot.release();
                }
              }));
    }
    return fetches;
  }
}
