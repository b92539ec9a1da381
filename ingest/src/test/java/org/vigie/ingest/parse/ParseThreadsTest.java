package org.vigie.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.formats.ParseResult;
import org.vigie.ingest.formats.ParsedFeed;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParseThreadsTest {
  private static final URI BASE = URI.create("https://feed.example/feed");
  private static final byte[] GOOD =
      "<rss version='2.0'><channel><title>t</title><item><title>a</title></item></channel></rss>"
          .getBytes(UTF_8);

  /** A body with this first byte makes the parser wait for {@link #over}. */
  private static final byte STUCK = 1;

  private static final byte[] SMALL = body(10);
  private static final byte[] LARGE = body(1024 * 1024);
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final long MEMORY = 64L * 1024 * 1024;

  private static final String NO_TURN = "no memory or thread to read it in 0.2 s";

  private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final AtomicInteger parsing = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void end() {
    over.countDown();
    polls.close();
  }

  private static byte[] body(int length) {
    byte[] body = new byte[length];
    body[0] = STUCK;
    return body;
  }

  /** Parses with a parser that some bodies keep busy, even if it is interrupted. */
  private Callable<ParseResult> parse(ParseThreads threads, byte[] body) {
    return () -> threads.parse(body, null, BASE, null);
  }

  private ParseThreads threads(Duration time, Duration turn, int threads, int givenUp) {
    var feeds = new FeedParser();
    return new ParseThreads(
        (body, type, base, zone) -> {
          most.accumulateAndGet(parsing.incrementAndGet(), Math::max);
          try {
            if (body[0] == STUCK) {
              waitUntilOver();
            }
            return feeds.parse(body, type, base, zone);
          } finally {
            parsing.decrementAndGet();
          }
        },
        new ParseLimits(time, turn, MEMORY, threads, givenUp));
  }

  private void waitUntilOver() {
    boolean waiting = true;
    while (waiting) {
      try {
        over.await();
        waiting = false;
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
  }

  private void awaitParsing(int number) {
    while (parsing.get() != number) {
      Thread.onSpinWait();
    }
  }

  private void assertParsed(ParseThreads threads) throws Exception {
    assertThat(threads.parse(GOOD, null, BASE, null)).isInstanceOf(ParsedFeed.class);
  }

  private static void assertRejected(ParseResult result, Reason reason, String detail) {
    assertThat(result).isEqualTo(new ParseResult.Rejected(reason, detail));
  }

  @Test
  void aStuckFeedIsGivenUpAndItsThreadIsReplaced() throws Exception {
    ParseThreads threads = threads(SHORT, LONG, 1, 1);

    ParseResult stuck = threads.parse(SMALL, null, BASE, null);

    assertRejected(stuck, Reason.TIMEOUT, "not read in 0.2 s");
    assertThat(interrupted.await(10, SECONDS)).isTrue();
    assertThat(parsing).hasValue(1);
    assertParsed(threads);
  }

  @Test
  void otherFeedsAreParsedWhileLargeOnesAreStuckOrWaitForMemory() throws Exception {
    ParseThreads threads = threads(LONG, LONG, 2, 1);
    List<Future<ParseResult>> large = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      large.add(polls.submit(parse(threads, LARGE)));
    }

    for (int i = 0; i < 100; i++) {
      assertParsed(threads);
    }

    assertThat(large).noneMatch(Future::isDone);
    over.countDown();
    for (Future<ParseResult> each : large) {
      assertThat(each.get()).isInstanceOf(ParseResult.Rejected.class);
    }
  }

  @Test
  void bodiesBeingParsedTakeNoMoreMemoryThanAllowed() throws Exception {
    ParseThreads threads = threads(LONG, SHORT, 100, 1);
    int fit = (int) (MEMORY / 1024 * 3 / 4 / ParseThreads.kilobytes(LARGE.length));
    for (int i = 0; i < fit; i++) {
      var _ = polls.submit(parse(threads, LARGE));
    }
    awaitParsing(fit);

    ParseResult late = threads.parse(LARGE, null, BASE, null);

    assertRejected(late, Reason.TIMEOUT, NO_TURN);
    assertThat(most).hasValue(fit);
  }

  @Test
  void aStuckFeedKeepsItsMemoryUntilItsThreadEnds() throws Exception {
    ParseThreads threads = threads(SHORT, SHORT, 2, 2);
    byte[] most = body(3 * 1024 * 1024 / 2);
    assertThat(ParseThreads.kilobytes(most.length)).isGreaterThan((int) (MEMORY / 1024 * 3 / 8));
    threads.parse(most, null, BASE, null);

    assertRejected(threads.parse(most, null, BASE, null), Reason.TIMEOUT, NO_TURN);
    over.countDown();
    awaitParsing(0);
    assertThat(threads.parse(most, null, BASE, null)).isInstanceOf(ParseResult.Rejected.class);
  }

  @Test
  void noMoreThreadsThanAllowedAreReplaced() throws Exception {
    ParseThreads threads = threads(SHORT, SHORT, 1, 2);
    for (int i = 0; i < 3; i++) {
      assertRejected(threads.parse(SMALL, null, BASE, null), Reason.TIMEOUT, "not read in 0.2 s");
    }

    assertRejected(threads.parse(GOOD, null, BASE, null), Reason.TIMEOUT, NO_TURN);
    over.countDown();
    awaitParsing(0);
    assertParsed(threads);
    assertThat(most).hasValue(3);
  }

  @Test
  void aBodyForWhichTheHeapIsTooSmallIsRefused() throws Exception {
    ParseResult result = threads(LONG, LONG, 1, 1).parse(body(5_000_000), null, BASE, null);

    assertRejected(
        result, Reason.TOO_LARGE, "5000000 bytes, which take 68 MB to read; there are 48 MB");
  }

  @Test
  void aLongParseOfTheRealParserEndsWhenItIsGivenUp() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    var feeds = new FeedParser();
    ParseThreads threads =
        new ParseThreads(
            (body, type, base, zone) -> {
              Thread.currentThread().interrupt();
              ParseResult result = feeds.parse(body, type, base, zone);
              returned.countDown();
              return result;
            },
            new ParseLimits(LONG, LONG, MEMORY, 1, 1));
    assertThat(threads.parse(GOOD, null, BASE, null)).isInstanceOf(ParseResult.Rejected.class);
    assertThat(returned.getCount()).isZero();
    byte[] json =
        "{\"version\":\"jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\"}]}".getBytes(UTF_8);
    assertThat(threads.parse(json, null, BASE, null)).isInstanceOf(ParseResult.Rejected.class);
  }

  @Test
  void anErrorOfTheParserReachesTheCallerAndFreesItsPlace() throws Exception {
    ParseThreads threads =
        new ParseThreads(
            (_, _, _, _) -> {
              throw new StackOverflowError();
            },
            new ParseLimits(LONG, SHORT, MEMORY, 1, 1));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> threads.parse(GOOD, null, BASE, null))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void aCallerThatIsInterruptedInterruptsTheParser() throws Exception {
    ParseThreads threads = threads(LONG, LONG, 1, 1);
    Future<ParseResult> poll = polls.submit(parse(threads, SMALL));
    awaitParsing(1);

    poll.cancel(true);

    assertThat(interrupted.await(10, SECONDS)).isTrue();
  }
}
