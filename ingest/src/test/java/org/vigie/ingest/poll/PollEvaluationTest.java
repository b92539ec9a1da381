package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Failure;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.article.Deduplicator;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.article.Outlets;
import org.vigie.ingest.article.PollResult;
import org.vigie.ingest.fetch.FetchResult;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;

class PollEvaluationTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final String URL = "https://gazette.example/rss";
  private static final String HASH = "1c291ca3.48213";

  private final Deduplicator deduplicator =
      new Deduplicator(new KnownArticles(new EmptyArchive()), new Outlets(Map.of()));

  @Test
  void aBodyGivesArticlesAndAStateWithItsValidators() {
    PollResult result = evaluate(null, URL, null, body());

    assertThat(result.articles()).hasSize(1);
    FeedState state = result.state();
    assertThat(state.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(state.etag()).isEqualTo("\"e\"");
    assertThat(state.lastModified()).isEqualTo("yesterday");
    assertThat(state.hash()).isEqualTo(HASH);
    assertThat(state.polled()).isEqualTo(NOW);
    assertThat(state.succeeded()).isEqualTo(NOW);
    assertThat(state.brought()).isEqualTo(NOW);
    assertThat(state.entries()).isNull();
    assertThat(result.remembered()).hasSize(1);
    assertThat(state.next()).isEqualTo(NOW.plus(state.interval()));
  }

  @Test
  void aFailureKeepsTheStateAndTellsTheReason() {
    FeedState good = evaluate(null, URL, null, body()).state();

    FeedState bad =
        evaluate(good, URL, null, new FetchResult.Failed(Reason.TLS, "x".repeat(999))).state();
    FeedState worse =
        evaluate(bad, URL, null, new FetchResult.Failed(Reason.TIMEOUT, "slow")).state();

    assertThat(bad.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(bad.failure()).isEqualTo(new Failure(Reason.TLS, "x".repeat(300)));
    assertThat(bad.failures()).isEqualTo(1);
    assertThat(worse.failures()).isEqualTo(2);
    assertThat(worse.etag()).isEqualTo("\"e\"");
    assertThat(worse.succeeded()).isEqualTo(good.succeeded());
  }

  @Test
  void successResetsTheNumberOfFailures() {
    FeedState bad = evaluate(null, URL, null, new FetchResult.Failed(Reason.CONNECT, "no")).state();

    FeedState good = evaluate(bad, URL, null, new FetchResult.NotModified(Duration.ZERO)).state();

    assertThat(good.outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(good.failures()).isZero();
    assertThat(good.failure()).isNull();
  }

  @Test
  void aPermanentMoveIsRememberedUntilAnotherAddressIsConfigured() {
    URI to = URI.create("https://gazette.example/new");
    FeedState seenOnce = evaluate(null, URL, to, body()).state();
    FeedState moved = evaluate(seenOnce, URL, to, body()).state();
    FeedState still =
        evaluate(moved, URL, null, new FetchResult.NotModified(Duration.ZERO)).state();
    FeedState elsewhere =
        evaluate(still, "https://other.example/rss", null, new FetchResult.Failed(Reason.TLS, "x"))
            .state();

    assertThat(seenOnce.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(seenOnce.url()).isEqualTo(URL);
    assertThat(moved.outcome()).isEqualTo(Outcome.MOVED);
    assertThat(still.url()).isEqualTo("https://gazette.example/new");
    assertThat(still.configured()).isEqualTo(URL);
    assertThat(elsewhere.url()).isEqualTo("https://other.example/rss");
    assertThat(elsewhere.etag()).isNull();
  }

  @Test
  void thePauseThatAHostAsksForIsALowerBound() {
    FeedState state =
        evaluate(null, URL, null, new FetchResult.Throttled(Duration.ofHours(9), "HTTP status 503"))
            .state();

    assertThat(state.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(state.next()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(9)));
    assertThat(state.trouble())
        .startsWith("the host asks for a pause, until 2025-02-12 18:0")
        .endsWith("UTC (HTTP status 503)");
  }

  @Test
  void aHostThatDoesNotSayHowLongGetsAMinute() {
    var eager = new Feed("f", URL, null, null, Duration.ofSeconds(1), false, false, "V");
    var asked = new FetchResult.Throttled(null, "HTTP status 429");
    var poll = new PollEvaluation(eager, null, NOW, asked, null);

    assertThat(poll.result(deduplicator).state().next()).isAfterOrEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aRemovedFeedSaysSinceWhenAndStopsOnlyAfterADay() {
    FeedState state = evaluate(null, URL, null, new FetchResult.Gone()).state();
    Instant first = NOW;
    Instant at = NOW;
    int polls = 0;
    while (Duration.between(at, state.next()).compareTo(Duration.ofHours(20)) < 0) {
      at = state.next();
      state =
          new PollEvaluation(feed(URL), state, at, new FetchResult.Gone(), null)
              .result(deduplicator)
              .state();
      polls++;
    }

    assertThat(polls).isBetween(8, 20);
    assertThat(at).isAfterOrEqualTo(first.plus(Duration.ofDays(1)));
    assertThat(at).isBefore(first.plus(Duration.ofHours(30)));
    assertThat(state.outcome()).isEqualTo(Outcome.GONE);
    assertThat(state.next()).isEqualTo(at.plus(Duration.ofDays(1)));
    assertThat(state.trouble()).contains("since 2025-02-12 09:00 UTC", "feeds.yaml");
    FeedState back = evaluate(state, URL, null, body()).state();
    assertThat(back.trouble()).isNull();
    assertThat(back.signsOrNone().gone()).isNull();
  }

  @Test
  void aMovedFeedThatFailsIsPolledAtBothAddressesInTurn() {
    URI to = URI.create("https://gazette.example/new");
    FeedState once = evaluate(null, URL, to, body()).state();
    FeedState moved = evaluate(once, URL, to, body()).state();
    var failure = new FetchResult.Failed(Reason.HTTP_STATUS, "500");

    FeedState back = evaluate(moved, URL, null, failure).state();
    FeedState again = evaluate(back, URL, null, failure).state();
    FeedState alive = evaluate(back, URL, null, body()).state();
    FeedState gone = evaluate(moved, URL, null, new FetchResult.Gone()).state();

    assertThat(back.url()).isEqualTo(URL);
    assertThat(back.trouble()).isEqualTo("HTTP status: 500, at its new address " + to);
    assertThat(again.trouble()).isEqualTo("HTTP status: 500");
    assertThat(back.etag()).isNull();
    assertThat(again.url()).isEqualTo(to.toString());
    assertThat(alive.url()).isEqualTo(URL);
    assertThat(alive.signsOrNone().move()).isNull();
    assertThat(gone.url()).isEqualTo(URL);
    assertThat(gone.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(gone.trouble()).isEqualTo("HTTP status: 410, at its new address " + to);
  }

  @Test
  void aRedirectThatEndsBeforeTheNextPollMovesNothing() {
    URI to = URI.create("https://gazette.example/new");
    FeedState once = evaluate(null, URL, to, body()).state();
    FeedState failed =
        evaluate(once, URL, null, new FetchResult.Failed(Reason.TIMEOUT, "slow")).state();
    FeedState plain = evaluate(once, URL, null, body()).state();
    FeedState later = evaluate(plain, URL, to, body()).state();

    assertThat(failed.url()).isEqualTo(URL);
    assertThat(plain.url()).isEqualTo(URL);
    assertThat(later.url()).isEqualTo(URL);
  }

  @Test
  void aFeedWithoutNewArticlesForMuchLongerThanUsualIsExpectedInThePast() {
    // Given a feed whose last article, an hour old, came a day after the one before
    FeedState weekly = evaluate(null, URL, body(), dates(1, 25)).state();
    // Given a feed whose articles are from last year
    FeedState dead = evaluate(null, URL, body(), dates(9_000, 9_024, 9_048)).state();

    assertThat(weekly.signsOrNone().expected()).isEqualTo(NOW.plus(Duration.ofHours(95)));
    assertThat(dead.signsOrNone().expected()).isBefore(NOW.minus(Duration.ofDays(300)));
    assertThat(evaluate(null, URL, null, body()).state().signsOrNone().expected())
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void anOldEntryThatStaysListedDoesNotPutOffTheAlarm() {
    FeedState daily = evaluate(null, URL, body(), dates(9_600, 73, 49, 25, 1)).state();

    assertThat(daily.signsOrNone().expected()).isEqualTo(NOW.plus(Duration.ofHours(95)));
  }

  @Test
  void aLaterBodyOfNewEntriesBringsTheNextPollForward() {
    Instant earlier = NOW.minus(Duration.ofMinutes(10));
    List<FeedEntry> one = List.of(entry(earlier));
    var first = new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, one);
    FeedState before =
        new PollEvaluation(feed(URL), null, earlier, body(), first).result(deduplicator).state();

    FeedState known = evaluate(before, URL, body(), dates(300, 200, 100, 1)).state();
    FeedState unknown = evaluate(null, URL, body(), dates(300, 200, 100, 1)).state();

    assertThat(unknown.next()).isAfter(NOW.plus(Duration.ofMinutes(30)));
    assertThat(known.next()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void aPollThatIsTurnedIntoAFailureKeepsTheStateAndTheAddress() {
    FeedState good = evaluate(null, URL, null, body()).state();
    URI to = URI.create("https://gazette.example/new");

    PollResult lost = poll(good, URL, to, body()).failed(Reason.INTERNAL, "x").result(deduplicator);

    assertThat(lost.body()).isNull();
    assertThat(lost.state().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(lost.state().failure()).isEqualTo(new Failure(Reason.INTERNAL, "x"));
    assertThat(lost.state().url()).isEqualTo(URL);
    assertThat(lost.state().polled()).isEqualTo(NOW);
  }

  private PollResult evaluate(
      @Nullable FeedState before, String url, @Nullable URI moved, FetchResult result) {
    return poll(before, url, moved, result).result(deduplicator);
  }

  private PollResult evaluate(
      @Nullable FeedState before, String url, FetchResult result, List<Instant> dates) {
    List<FeedEntry> entries = dates.stream().map(PollEvaluationTest::entry).toList();
    var body = new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, entries);
    return new PollEvaluation(feed(url), before, NOW, result, body).result(deduplicator);
  }

  private static PollEvaluation poll(
      @Nullable FeedState before, String url, @Nullable URI moved, FetchResult result) {
    FetchResult all = moved == null ? result : new FetchResult.Moved(moved, result);
    var body = new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, List.of(entry(null)));
    ParsedFeed parsed = result instanceof FetchResult.Fresh ? body : null;
    return new PollEvaluation(feed(url), before, NOW, all, parsed);
  }

  private static Feed feed(String url) {
    return new Feed("f", url, null, null, null, false, false, "V");
  }

  private static List<Instant> dates(int... hoursAgo) {
    return Arrays.stream(hoursAgo).mapToObj(hours -> NOW.minus(Duration.ofHours(hours))).toList();
  }

  private static FeedEntry entry(@Nullable Instant published) {
    return new FeedEntry(
        null,
        URI.create("https://gazette.example/a" + (published == null ? "" : published.hashCode())),
        "Un",
        "",
        "",
        List.of(),
        List.of(),
        published,
        null,
        null,
        null);
  }

  private static FetchResult body() {
    return new FetchResult.Fresh(
        new byte[0],
        HASH,
        "text/xml",
        "\"e\"",
        "yesterday",
        URI.create(URL),
        Duration.ZERO,
        List.of(),
        false);
  }
}
