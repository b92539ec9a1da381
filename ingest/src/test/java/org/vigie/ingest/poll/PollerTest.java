package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FeedFetchers;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.PollSlot;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;
import org.vigie.ingest.parse.FeedParser;
import org.vigie.ingest.parse.ParseLimits;
import org.vigie.ingest.parse.ParseThreads;

class PollerTest {
  private static final byte[] FEED =
      """
      <rss version="2.0"><channel><title>Gazette</title><item><title>Un</title>
      <link>https://gazette.example/a</link></item></channel></rss>
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] PAGE =
      "<!DOCTYPE html><html><body>Closed</body></html>".getBytes(StandardCharsets.UTF_8);

  private final TestClock clock = new TestClock();
  private final KnownArticles known = new KnownArticles(new EmptyArchive());
  private final Deduplicator deduplicator = new Deduplicator(known, new Outlets(Map.of()));

  @AutoClose
  private final Poller poller = new Poller(new FeedFetcher(clock, Limits.DEFAULT), clock);

  @AutoClose private final TestServer server = new TestServer();

  @Test
  void theSameBodyIsNotModifiedEvenWhenTheServerSendsItAgain() throws Exception {
    URI url = server.at("/feed", answer(200, FEED));
    FeedState state = poll(url, null);

    assertThat(poll(url, state).outcome()).isEqualTo(Outcome.NOT_MODIFIED);
  }

  @Test
  void validatorsAreSentOnlyToTheAddressTheyCameFrom() throws Exception {
    URI url = server.at("/feed", answer(200, FEED, "ETag", "\"e\""));
    FeedState state = poll(url, null);
    poller.poll(feed(url), state, slot());
    URI other = server.at("/other", answer(200, FEED));

    poller.poll(feed(other), state, slot());

    assertThat(server.requests.get(1).getRequestHeaders().getFirst("If-None-Match"))
        .isEqualTo("\"e\"");
    assertThat(server.requests.get(2).getRequestHeaders()).doesNotContainKey("If-none-match");
  }

  @Test
  void aFeedThatMovedPermanentlyIsPolledAtItsNewAddress() throws Exception {
    URI old = server.at("/old", 301, "Location", "/new");
    server.at("/new", answer(200, FEED));

    FeedState state = poll(old, poll(old, null));
    poller.poll(feed(old), state, slot());

    assertThat(state.url()).isEqualTo(server.uri("/new").toString());
    assertThat(server.requests.getLast().getRequestURI().getPath()).isEqualTo("/new");
    assertThat(server.requests).hasSize(5);
  }

  @Test
  void aTemporaryRedirectNeverMovesAFeed() throws Exception {
    URI old = server.at("/old", 307, "Location", "/new");
    server.at("/new", answer(200, FEED));

    assertThat(poll(old, poll(old, poll(old, null))).url()).isEqualTo(old.toString());
  }

  @Test
  void aServerThatAlwaysSays304IsFoundOutWithinADay() throws Exception {
    // Given a server that answers every conditional request with 304
    var body = new AtomicReference<>(FEED);
    URI url = server.at("/feed", always304(body));
    FeedState state = poll(url, null);
    String changed = new String(FEED, StandardCharsets.UTF_8).replace("/a<", "/b<");
    body.set(changed.getBytes(StandardCharsets.UTF_8));

    // When a day passes
    int hours = 0;
    while (state.signsOrNone().falseUnchanged() == 0 && hours++ < 30) {
      clock.advance(Duration.ofHours(1));
      state = poll(url, state);
    }

    // Then one more request found the new article, and the server is no longer believed
    assertThat(hours).isEqualTo(24);
    assertThat(state.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(server.requests).hasSize(1 + 24 + 1);
    clock.advance(Duration.ofHours(1));
    state = poll(url, state);
    assertThat(state.outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(server.requests.getLast().getRequestHeaders()).doesNotContainKey("If-none-match");
  }

  @Test
  void anHonest304CostsOneMoreRequestADay() throws Exception {
    URI url = server.at("/feed", always304(new AtomicReference<>(FEED)));
    FeedState state = poll(url, null);

    for (int hour = 0; hour < 49; hour++) {
      clock.advance(Duration.ofHours(1));
      state = poll(url, state);
    }

    assertThat(state.signsOrNone().falseUnchanged()).isZero();
    assertThat(state.outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(server.requests).hasSize(1 + 49 + 2);
  }

  @Test
  void anUnchangedFeedIsReadAgainAfterTheClockIsSetBack() throws Exception {
    URI url = server.at("/feed", always304(new AtomicReference<>(FEED)));
    clock.advance(Duration.ofDays(365));
    FeedState ahead = poll(url, null);
    clock.advance(Duration.ofDays(-365));

    FeedState state = poll(url, ahead);
    for (int hour = 0; hour < 25; hour++) {
      clock.advance(Duration.ofHours(1));
      state = poll(url, state);
    }

    assertThat(state.signsOrNone().whole()).isBeforeOrEqualTo(clock.instant());
    assertThat(server.requests).hasSize(1 + 1 + 25 + 2);
  }

  @Test
  void whatAnUnchangedFeedListsStaysKnown() throws Exception {
    URI same = server.at("/same", answer(200, FEED));
    URI honest = server.at("/honest", always304(new AtomicReference<>(FEED)));

    assertThat(writtenInTwentyDays(same)).isEqualTo(3);
    assertThat(writtenInTwentyDays(honest)).isEqualTo(3);
  }

  /** Returns how often the one entry of a feed is remembered anew. */
  private int writtenInTwentyDays(URI url) throws InterruptedException {
    var own = new KnownArticles(new EmptyArchive());
    var comparing = new Deduplicator(own, new Outlets(Map.of()));
    FeedState state = null;
    int written = 0;
    for (int hour = 0; hour < 20 * 24; hour++) {
      var result = poller.poll(feed(url), state, slot()).result(comparing);
      state = result.state();
      written += result.remembered().size();
      own.add(result.remembered());
      clock.advance(Duration.ofHours(1));
    }
    return written;
  }

  private static HttpHandler always304(AtomicReference<byte[]> body) {
    return exchange -> {
      boolean isConditional = exchange.getRequestHeaders().containsKey("If-none-match");
      byte[] sent = isConditional ? new byte[0] : body.get();
      answer(isConditional ? 304 : 200, sent, "ETag", "\"e\"").handle(exchange);
    };
  }

  @Test
  void aFeedThatRedirectsToAWebPageFailsAndKeepsItsAddress() throws Exception {
    URI old = server.at("/old", 301, "Location", "/closed");
    server.at("/closed", answer(200, PAGE, "Content-Type", "text/html"));

    FeedState state = poll(old, null);

    assertThat(state.url()).isEqualTo(old.toString());
    assertThat(state.failure()).extracting(Failure::reason).isEqualTo(Reason.NOT_A_FEED);
  }

  @Test
  void aHostThatAskedForAPauseIsNotPolledBeforeItsEnd() throws Exception {
    var handler = new AtomicReference<>(answer(429, new byte[0], "Retry-After", "600"));
    URI url = server.at("/feed", exchange -> handler.get().handle(exchange));
    FeedState state = poll(url, null);
    handler.set(answer(200, FEED));
    clock.advance(Duration.ofMinutes(9));

    FeedState still = poll(url, state);
    assertThat(still.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(still.trouble()).contains("HTTP status 429, Retry-After: 600");
    assertThat(server.requests).hasSize(1);

    clock.advance(Duration.ofMinutes(4));
    assertThat(poll(url, state).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void pollsBeforeTheEndOfAPauseDoNotMakeItLonger() throws Exception {
    var handler = new AtomicReference<>(answer(429, new byte[0], "Retry-After", "3600"));
    URI url = server.at("/feed", exchange -> handler.get().handle(exchange));
    FeedState paused = poll(url, null);
    handler.set(answer(200, FEED));

    FeedState state = paused;
    for (int minutes = 0; minutes < 60; minutes += 10) {
      clock.advance(Duration.ofMinutes(10));
      state = poll(url, state);
      if (state.outcome() == Outcome.THROTTLED) {
        assertThat(state.next()).isEqualTo(paused.next());
        assertThat(state.failures()).isEqualTo(1);
        assertThat(state.trouble()).contains("HTTP status 429, Retry-After: 3600");
      }
    }
    clock.advance(Duration.ofMinutes(10));

    assertThat(server.requests).hasSize(1);
    assertThat(poll(url, state).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void aPauseKeepsItsLengthIfTheClockIsSetBack() throws Exception {
    var handler = new AtomicReference<>(answer(429, new byte[0], "Retry-After", "600"));
    URI url = server.at("/feed", exchange -> handler.get().handle(exchange));
    clock.advance(Duration.ofDays(30));
    FeedState ahead = poll(url, null);
    handler.set(answer(200, FEED));
    clock.advance(Duration.ofDays(-30));

    FeedState paused = poll(url, ahead);
    assertThat(paused.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(server.requests).hasSize(1);
    assertThat(Duration.between(clock.instant(), paused.next()))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));

    clock.advance(Duration.ofMinutes(15));
    assertThat(poll(url, paused).outcome()).isEqualTo(Outcome.FRESH);
  }

  @Test
  void aPauseOfThreeYearsEndsAfterADay() throws Exception {
    var handler = new AtomicReference<>(answer(429, new byte[0], "Retry-After", "99999999"));
    URI url = server.at("/feed", exchange -> handler.get().handle(exchange));
    FeedState state = poll(url, null);
    handler.set(answer(200, FEED));

    assertThat(state.trouble()).contains("2025-02-13", "HTTP status 429, Retry-After: 99999999");
    clock.advance(Duration.between(clock.instant(), state.next()));
    assertThat(poll(url, state).outcome()).isEqualTo(Outcome.FRESH);
    assertThat(clock.instant()).isBefore("2025-02-13T09:11:00Z");
  }

  @Test
  void aPauseEndsWhenAnotherUrlIsConfigured() throws Exception {
    URI url = server.at("/feed", answer(429, new byte[0], "Retry-After", "600"));
    FeedState paused = poll(url, null);
    server.at("/other", answer(200, FEED));
    String other = server.uri("/other").toString().replace("127.0.0.1", "localhost");
    var moved = new Feed("f", other, null, null, null, false, false, "Vigie/1 (test)");
    try (var restarted = new Poller(FeedFetchers.anywhere(clock), clock)) {
      restarted.resumeBackOff(moved, paused);

      var result = restarted.poll(moved, paused, slot()).result(deduplicator);
      assertThat(result.state().outcome()).isEqualTo(Outcome.FRESH);
    }
  }

  @Test
  void aResumedPauseIsThatOfTheHostToWhichTheFeedHasMoved() throws Exception {
    var handler = new AtomicReference<>(answer(200, FEED));
    URI there = server.at("/new", exchange -> handler.get().handle(exchange));
    String elsewhere = there.toString().replace("127.0.0.1", "localhost");
    URI old = server.at("/old", 301, "Location", elsewhere);
    FeedState moved = poll(old, poll(old, null));
    handler.set(answer(429, new byte[0], "Retry-After", "600"));
    FeedState paused = poll(old, moved);
    assertThat(paused.outcome()).isEqualTo(Outcome.THROTTLED);
    String url = server.at("/other", answer(200, FEED)).toString();
    var other = new Feed("o", url, null, null, null, false, false, "Vigie/1 (test)");
    var behind = new Feed("n", elsewhere, null, null, null, false, false, "Vigie/1 (test)");

    try (var restarted = new Poller(FeedFetchers.anywhere(clock), clock)) {
      restarted.resumeBackOff(feed(old), paused);

      var result = restarted.poll(other, null, slot()).result(deduplicator);
      assertThat(result.state().outcome()).isEqualTo(Outcome.FRESH);
      int before = server.requests.size();
      restarted.poll(behind, null, slot());
      assertThat(server.requests).hasSize(before);
    }
  }

  @Test
  void anErrorInAPollIsAFailureOfItsFeed() throws Exception {
    URI url = server.at("/feed", answer(200, FEED));
    var readings = new AtomicInteger();
    InstantSource broken =
        () -> {
          if (readings.getAndIncrement() == 0) {
            throw new StackOverflowError();
          }
          return clock.instant();
        };
    try (var one = new Poller(new FeedFetcher(broken, Limits.DEFAULT), clock)) {
      FeedState state = one.poll(feed(url), null, slot()).result(deduplicator).state();

      assertThat(state.failure()).isEqualTo(new Failure(Reason.INTERNAL, "StackOverflowError"));
    }
  }

  @Test
  void aDateWithoutZoneIsInTheFeedsTimeZone() throws Exception {
    String feed = new String(FEED, StandardCharsets.UTF_8);
    String dated = feed.replace("</item>", "<pubDate>10/02/2025 09:30</pubDate></item>");
    URI url = server.at("/feed", answer(200, dated.getBytes(StandardCharsets.UTF_8)));
    ZoneId paris = ZoneId.of("Europe/Paris");
    var local =
        new Feed(
            "f", url.toString(), null, null, null, FullText.NEVER, true, "Vigie/1", paris, null);

    var result = poller.poll(local, null, slot()).result(deduplicator);

    assertThat(result.articles())
        .extracting(Article::published)
        .containsExactly(Instant.parse("2025-02-10T08:30:00Z"));
  }

  @Test
  void aFeedThatIsNotReadInTimeFailsAndTheOthersGoOn() throws Exception {
    URI stuck = server.at("/stuck", answer(200, PAGE));
    URI good = server.at("/good", answer(200, FEED));
    CountDownLatch over = new CountDownLatch(1);
    var feeds = new FeedParser();
    ParseThreads.Parser parser =
        (body, type, base, zone) -> {
          if (base.equals(stuck)) {
            awaitUninterruptibly(over);
          }
          return feeds.parse(body, type, base, zone);
        };
    var limits = new ParseLimits(Duration.ofMillis(100), Duration.ofSeconds(30), 1 << 26, 1, 1);
    try (var one =
        new Poller(
            new FeedFetcher(clock, Limits.DEFAULT), clock, new ParseThreads(parser, limits))) {
      FeedState failed = one.poll(feed(stuck), null, slot()).result(deduplicator).state();

      assertThat(failed.failure()).isEqualTo(new Failure(Reason.TIMEOUT, "not read in 0.1 s"));
      FeedState fine = one.poll(feed(good), null, slot()).result(deduplicator).state();
      assertThat(fine.outcome()).isEqualTo(Outcome.FRESH);
    } finally {
      over.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        // why: the parser of this test is one that can't be interrupted.
      }
    }
  }

  @Test
  void aFeedThatWouldTakeTooMuchMemoryFailsForThisReason() throws Exception {
    String many = "<rss version='2.0'><channel>" + "<item/>".repeat(260_000) + "</channel></rss>";
    URI url = server.at("/feed", answer(200, many.getBytes(StandardCharsets.UTF_8)));

    assertThat(poll(url, null).trouble())
        .isEqualTo("too large: more than 250000 elements, attributes and other nodes");
  }

  private static PollSlot slot() {
    return new PollSlot(new Semaphore(1));
  }

  private FeedState poll(URI url, @Nullable FeedState before) throws InterruptedException {
    var result = poller.poll(feed(url), before, slot()).result(deduplicator);
    known.add(result.remembered());
    return result.state();
  }

  private static Feed feed(URI url) {
    return new Feed("f", url.toString(), null, null, null, false, true, "Vigie/1 (test)");
  }
}
