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
import org.vigie.ingest.article.Identity;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.formats.FeedEntry;
import org.vigie.ingest.formats.Hints;
import org.vigie.ingest.formats.ParsedFeed;
import org.vigie.ingest.outlet.Outlets;
import org.vigie.ingest.poll.Polled.Answer;

class SettlingTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final String URL = "https://gazette.example/rss";
  private static final String HASH = "1c291ca3.48213";

  private final Identity identity = new Identity(new KnownArticles(), new Outlets(Map.of()));

  @Test
  void aBodyGivesArticlesAndAStateWithItsValidators() {
    Settled settled = settle(null, URL, null, body("Un"));

    assertThat(settled.articles()).hasSize(1);
    FeedState state = settled.state();
    assertThat(state.outcome()).isEqualTo(Outcome.FRESH);
    assertThat(state.etag()).isEqualTo("\"e\"");
    assertThat(state.lastModified()).isEqualTo("yesterday");
    assertThat(state.hash()).isEqualTo(HASH);
    assertThat(state.polled()).isEqualTo(NOW);
    assertThat(state.succeeded()).isEqualTo(NOW);
    assertThat(state.brought()).isEqualTo(NOW);
    assertThat(state.entries()).hasSize(1);
    assertThat(state.next()).isEqualTo(NOW.plus(state.interval()));
  }

  @Test
  void aFailureKeepsAllThatWasKnownAndSaysWhy() {
    FeedState good = settle(null, URL, null, body("Un")).state();

    FeedState bad = settle(good, URL, null, new Polled.Failed(Reason.TLS, "x".repeat(999))).state();
    FeedState worse = settle(bad, URL, null, new Polled.Failed(Reason.TIMEOUT, "slow")).state();

    assertThat(bad.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(bad.failure()).isEqualTo(new Failure(Reason.TLS, "x".repeat(300)));
    assertThat(bad.failures()).isEqualTo(1);
    assertThat(worse.failures()).isEqualTo(2);
    assertThat(worse.etag()).isEqualTo("\"e\"");
    assertThat(worse.entries()).isEqualTo(good.entries());
    assertThat(worse.succeeded()).isEqualTo(good.succeeded());
  }

  @Test
  void successEndsARowOfFailures() {
    FeedState bad = settle(null, URL, null, new Polled.Failed(Reason.CONNECT, "no")).state();

    FeedState good = settle(bad, URL, null, new Polled.Unchanged(null)).state();

    assertThat(good.outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(good.failures()).isZero();
    assertThat(good.failure()).isNull();
  }

  @Test
  void aMoveForGoodIsRememberedUntilAnotherAddressIsConfigured() {
    FeedState moved =
        settle(null, URL, URI.create("https://gazette.example/new"), body("Un")).state();
    FeedState still = settle(moved, URL, null, new Polled.Unchanged(null)).state();
    FeedState elsewhere =
        settle(still, "https://other.example/rss", null, new Polled.Failed(Reason.TLS, "x"))
            .state();

    assertThat(moved.outcome()).isEqualTo(Outcome.MOVED);
    assertThat(still.url()).isEqualTo("https://gazette.example/new");
    assertThat(still.configured()).isEqualTo(URL);
    assertThat(elsewhere.url()).isEqualTo("https://other.example/rss");
    assertThat(elsewhere.etag()).isNull();
    assertThat(elsewhere.entries()).isEqualTo(still.entries());
  }

  @Test
  void aRequestForRestIsAFloor() {
    FeedState state = settle(null, URL, null, new Polled.Throttled(Duration.ofHours(9))).state();

    assertThat(state.outcome()).isEqualTo(Outcome.THROTTLED);
    assertThat(state.next()).isAfterOrEqualTo(NOW.plus(Duration.ofHours(9)));
  }

  @Test
  void aFeedThatIsGoneSaysSo() {
    assertThat(settle(null, URL, null, new Polled.Gone()).state().outcome())
        .isEqualTo(Outcome.GONE);
  }

  private Settled settle(
      @Nullable FeedState before, String url, @Nullable URI moved, Answer answer) {
    var feed = new Feed("f", url, null, null, null, false, false, "V");
    return Settling.settle(identity, before, new Polled(feed, NOW, moved, answer));
  }

  private static Answer body(String title) {
    var entry =
        new FeedEntry(
            null,
            URI.create("https://gazette.example/a"),
            title,
            "",
            "",
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    var parsed = new ParsedFeed("rss_2.0", "Une", null, Hints.NONE, List.of(entry));
    return new Polled.Brought(parsed, URI.create(URL), "\"e\"", "yesterday", HASH, null);
  }
}
