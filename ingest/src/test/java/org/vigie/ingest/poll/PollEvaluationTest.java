package org.vigie.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
    FeedState moved =
        evaluate(null, URL, URI.create("https://gazette.example/new"), body()).state();
    FeedState still =
        evaluate(moved, URL, null, new FetchResult.NotModified(Duration.ZERO)).state();
    FeedState elsewhere =
        evaluate(still, "https://other.example/rss", null, new FetchResult.Failed(Reason.TLS, "x"))
            .state();

    assertThat(moved.outcome()).isEqualTo(Outcome.MOVED);
    assertThat(still.url()).isEqualTo("https://gazette.example/new");
    assertThat(still.configured()).isEqualTo(URL);
    assertThat(elsewhere.url()).isEqualTo("https://other.example/rss");
    assertThat(elsewhere.etag()).isNull();
  }

  @Test
  void thePauseThatAHostAsksForIsALowerBound() {
    FeedState state =
        evaluate(null, URL, null, new FetchResult.Throttled(Duration.ofHours(9))).state();

    assertThat(state.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(state.next()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(9)));
  }

  @Test
  void aHostThatDoesNotSayHowLongGetsAMinute() {
    var eager = new Feed("f", URL, null, null, Duration.ofSeconds(1), false, false, "V");
    var poll = new PollEvaluation(eager, null, NOW, new FetchResult.Throttled(null), null);

    assertThat(poll.result(deduplicator).state().next()).isAfterOrEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aFeedThatIsGoneHasThatOutcome() {
    assertThat(evaluate(null, URL, null, new FetchResult.Gone()).state().outcome())
        .isEqualTo(Outcome.GONE);
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

  private static PollEvaluation poll(
      @Nullable FeedState before, String url, @Nullable URI moved, FetchResult result) {
    var feed = new Feed("f", url, null, null, null, false, false, "V");
    FetchResult all = moved == null ? result : new FetchResult.Moved(moved, result);
    var entry =
        new FeedEntry(
            null,
            URI.create("https://gazette.example/a"),
            "Un",
            "",
            "",
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    var body = new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, List.of(entry));
    ParsedFeed parsed = result instanceof FetchResult.Fresh ? body : null;
    return new PollEvaluation(feed, before, NOW, all, parsed);
  }

  private static FetchResult body() {
    return new FetchResult.Fresh(
        new byte[0], HASH, "text/xml", "\"e\"", "yesterday", URI.create(URL), Duration.ZERO);
  }
}
