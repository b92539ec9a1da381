package org.vigie.ingest.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.vigie.events.Article;
import org.vigie.events.Feed;
import org.vigie.events.topics.Topics;
import org.vigie.ingest.article.EmptyArchive;
import org.vigie.ingest.article.KnownArticles;
import org.vigie.ingest.config.PageSettings;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FeedFetchers;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;
import org.vigie.ingest.permission.Permissions;
import org.vigie.kafka.Cluster;

/** Visits of an owner without Kafka: what it would write is thrown away. */
class OwnedVisitsTest {
  private static final Duration AHEAD = Duration.ofDays(365);
  private static final PageSettings SETTINGS = new PageSettings(Map.of(), Duration.ofSeconds(2));
  private static final Feed FEED =
      new Feed("f", "http://news.example/feed", null, null, null, true, true, "Vigie/1 (test)");

  private final TestClock clock = new TestClock();
  private final Semaphore ended = new Semaphore(0);
  @AutoClose private final TestServer server = new TestServer();
  @AutoClose private final FeedFetcher fetcher = FeedFetchers.anywhere(clock);

  @AutoClose
  private final OwnedVisits visits =
      new OwnedVisits(
          new Cluster("localhost:1", new Topics("", 1)),
          new PageVisits(fetcher.pages(), new Permissions(clock, fetcher.pages())),
          clock,
          ended::release);

  @Test
  void afterTheClockIsSetBackPagesWaitNoLongerThanBefore() throws InterruptedException {
    server.at("/", 404);
    clock.advance(AHEAD);
    Instant ahead = clock.instant();
    plan(server.at("/new", 503), ahead.minusSeconds(60));
    plan(server.at("/old", 503), ahead.minusSeconds(120));
    assertThat(visit()).containsExactly("/new");

    clock.advance(AHEAD.negated());

    assertThat(visits.untilNext(Duration.ofHours(2))).isEqualTo(Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(30));
    assertThat(visit()).containsExactly("/new", "/old");
    clock.advance(Duration.ofHours(2));
    assertThat(visit()).containsExactly("/new", "/old", "/new");
  }

  @Test
  void afterTheClockIsSetBackAVisitIsGivenUpAfterADay() throws InterruptedException {
    server.at("/", 404);
    clock.advance(AHEAD);
    plan(server.at("/new", 503), clock.instant().minusSeconds(60));
    visit();
    clock.advance(AHEAD.negated());
    visits.untilNext(Duration.ofHours(2));

    clock.advance(Duration.ofHours(25));
    start();
    finish();

    assertThat(visits.size()).isZero();
  }

  @Test
  void anArticleThatAClockWhichWasAheadHasDatedIsVisitedAtOnce() throws InterruptedException {
    server.at("/", 404);

    plan(server.at("/new", 503), clock.instant().plus(AHEAD));

    assertThat(visits.untilNext(Duration.ofHours(2))).isZero();
    assertThat(visit()).containsExactly("/new");
  }

  @Test
  void aPageIsReadAnewAfterAnotherProcessHadItsPartition() throws InterruptedException {
    server.at("/", 404);
    byte[] page = page().getBytes(UTF_8);
    URI url =
        server.at(
            "/new",
            exchange -> {
              boolean isKnown = exchange.getRequestHeaders().containsKey("If-none-match");
              answer(isKnown ? 304 : 200, isKnown ? new byte[0] : page, "ETag", "\"1\"")
                  .handle(exchange);
            });
    plan(url, clock.instant());
    start();
    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    assertThat(finish()).hasSize(1);

    // Given another process that has published the teaser of a revised entry
    visits.revoke(Set.of(0));
    clock.advance(Duration.ofHours(2));
    plan(url, clock.instant());
    start();
    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

    assertThat(finish()).hasSize(1);
  }

  private static String page() {
    String text = "<p>" + "The title of this teaser is that of a long report. ".repeat(9) + "</p>";
    return "<html><head><title>Title</title></head><body><article><h1>Title</h1>"
        + text.repeat(4)
        + "</article></body></html>";
  }

  private void plan(URI url, Instant dated) {
    Article article = Teasers.article(url.toString(), 1, dated, "Title", "A teaser.");
    visits.plan(FEED, 0, article, SETTINGS);
  }

  /** Makes the visit that may begin now; returns the paths of all pages asked for so far. */
  private List<String> visit() throws InterruptedException {
    start();
    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    finish();
    return server.requests.stream()
        .map(request -> request.getRequestURI().getPath())
        .filter(path -> path.equals("/new") || path.equals("/old"))
        .toList();
  }

  private void start() {
    visits.start(_ -> FEED, _ -> false, SETTINGS, _ -> {});
  }

  private List<OwnedVisits.Revised> finish() throws InterruptedException {
    return visits.finish(99, new KnownArticles(new EmptyArchive()), SETTINGS, time -> time);
  }
}
