package org.vigie.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Feed;
import org.vigie.events.fields.FullText;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.Limits;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;
import org.vigie.ingest.network.FeedAccess;
import org.vigie.ingest.network.FeedAccess.Field;
import org.vigie.ingest.network.Proxies;
import org.vigie.ingest.network.ProxyServer;
import org.vigie.ingest.permission.Permissions;
import org.vigie.ingest.visit.VisitResult.Again;
import org.vigie.ingest.visit.VisitResult.Later;
import org.vigie.ingest.visit.VisitResult.Settled;
import org.vigie.settings.Secret;

/** Visits of the pages of a feed's articles, with a server or proxy on this machine. */
class FeedVisitsTest {
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final Feed FEED =
      new Feed("f", "http://news.example/feed", null, null, null, false, true, "Vigie/1 (test)");

  @AutoClose private final TestServer server = new TestServer();

  @Test
  void asksTheProxyOfTheFeedForItsPagesWithoutItsSecrets() throws InterruptedException {
    server.at("/", answer(410, new byte[0]));
    var key = new Field("X-Key", new Secret("k"));
    var access = new FeedAccess(URI.create("http://news.example/feed"), List.of(key), proxy());

    visit(visitOf("http://news.example/a"), Proxies.NONE, access);

    assertThat(server.requests)
        .extracting(request -> request.getRequestURI().toString())
        .containsExactly("http://news.example/robots.txt", "http://news.example/a");
    assertThat(server.requests)
        .allSatisfy(each -> assertThat(each.getRequestHeaders()).doesNotContainKey("X-key"));
  }

  @Test
  void asksNoProxyIfTheFeedSaysNone() throws InterruptedException {
    server.at("/", answer(410, new byte[0]));
    var environment = new Proxies(proxy(), proxy(), List.of());

    visit(
        visitOf("http://nowhere.invalid/a"),
        environment,
        new FeedAccess(null, List.of(), ProxyServer.NONE));

    assertThat(server.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void asksOnceMoreForAPageThatMayNotBeThereYet(int status) throws InterruptedException {
    PageVisit first = visitOf(server.at("/a", status).toString());

    // why: a pause of zero says that the host has answered, so that its other pages need not wait.
    assertThat(visit(first)).isEqualTo(new Later("status " + status, Duration.ZERO, Again.HOUR));
    assertThat(visit(first.failed(NOW, "status " + status))).isInstanceOf(Settled.class);
  }

  @Test
  void neverAsksAgainForAnOldPageOrOneThatWasRemoved() throws InterruptedException {
    PageVisit visit = visitOf(server.at("/old", 404).toString());
    Instant late = visit.article().dated().plus(Duration.ofHours(3));
    var old = new PageVisit(visit.article(), late, late, 0, "", null);

    assertThat(visit(old)).isInstanceOf(Settled.class);
    assertThat(visit(visitOf(server.at("/removed", 410).toString()))).isInstanceOf(Settled.class);
  }

  private ProxyServer proxy() {
    return new ProxyServer("127.0.0.1", server.uri("/").getPort(), null, null);
  }

  private static PageVisit visitOf(String url) {
    return PageVisit.of(Teasers.article(url, 1, NOW, "Title", "A teaser."));
  }

  private static VisitResult visit(PageVisit visit) throws InterruptedException {
    return visit(visit, Proxies.NONE, FeedAccess.OPEN);
  }

  private static VisitResult visit(PageVisit visit, Proxies environment, FeedAccess access)
      throws InterruptedException {
    var clock = new TestClock();
    var ended = new CountDownLatch(1);
    try (var fetcher = new FeedFetcher(clock, Limits.DEFAULT, environment, _ -> access);
        var running =
            new RunningVisits(
                new PageVisits(fetcher.pages(), new Permissions(clock, fetcher.pages())),
                ended::countDown)) {
      var queue = new VisitQueue();
      queue.put(0, visit, NOW);
      VisitQueue.Open open = queue.start(NOW, 1, _ -> false).getFirst();
      running.start(open, FEED, FullText.AGREED, _ -> true, null);
      ended.await();
      return running.collect(1).getFirst().result();
    }
  }
}
