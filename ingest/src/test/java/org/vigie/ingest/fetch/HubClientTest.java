package org.vigie.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.ingest.fetch.HubClient.HubReply;

class HubClientTest {
  private static final String FORM = "hub.mode=subscribe&hub.topic=a%20b";

  private final TestClock clock = new TestClock();
  private final TestServer server = new TestServer();
  private final FeedFetcher fetcher = FeedFetchers.anywhere(clock);
  private final FeedFetcher strict = new FeedFetcher(clock, Limits.DEFAULT);

  @AfterEach
  void close() {
    fetcher.close();
    strict.close();
    server.close();
  }

  @Test
  void sendsAFormAndTakesAnySuccess() throws Exception {
    List<String> sent = new CopyOnWriteArrayList<>();
    URI hub =
        server.at(
            "/hub",
            exchange -> {
              sent.add(exchange.getRequestMethod());
              sent.add(exchange.getRequestHeaders().getFirst("Content-Type"));
              sent.add(exchange.getRequestHeaders().getFirst("User-Agent"));
              sent.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              exchange.sendResponseHeaders(202, -1);
            });

    assertThat(fetcher.hubs().post(hub, feed(false), FORM)).isEqualTo(new HubReply.Accepted());

    assertThat(sent.get(0)).isEqualTo("POST");
    assertThat(sent.get(1)).startsWith("application/x-www-form-urlencoded");
    assertThat(sent.subList(2, 4)).containsExactly("Vigie/1", FORM);
  }

  @Test
  void followsNoRedirect() throws Exception {
    URI target = server.at("/target", 202);
    URI hub = server.at("/hub", 307, "Location", target.toString());

    assertThat(fetcher.hubs().post(hub, feed(false), FORM))
        .isEqualTo(new HubReply.Declined("status 307", Duration.ZERO));

    assertThat(server.requests).hasSize(1);
  }

  @Test
  void refusesPrivateAddressesUnlessTheFeedMayBeThere() throws Exception {
    URI hub = server.at("/hub", 202);

    HubReply refused = strict.hubs().post(hub, feed(false), FORM);
    assertThat(refused).isInstanceOf(HubReply.Declined.class);
    assertThat(refused.toString()).contains("private address");
    assertThat(server.requests).isEmpty();

    assertThat(strict.hubs().post(hub, feed(true), FORM)).isEqualTo(new HubReply.Accepted());
  }

  @Test
  void aSilentHubDoesNotMakeTheFeedsOfItsHostFail() throws Exception {
    var never = new CountDownLatch(1);
    URI hub = server.at("/hub", _ -> waitFor(never));
    server.at("/rss", TestServer.answer(200, "<rss/>".getBytes(UTF_8)));
    Duration second = Duration.ofSeconds(1);
    Limits limits = new Limits(second, second, second, 9_999, 0, 9, 9);
    try (var impatient =
        new FeedFetcher(clock, limits, SystemDefaultDnsResolver.INSTANCE, _ -> true)) {
      // When a host counts as down after three requests without an answer
      for (int i = 0; i < 4; i++) {
        assertThat(impatient.hubs().post(hub, feed(false), FORM))
            .isInstanceOf(HubReply.Declined.class);
      }

      assertThat(impatient.fetch(feed(false), null)).isInstanceOf(FetchResult.Fresh.class);
    } finally {
      never.countDown();
    }
  }

  private static void waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aHubsPauseDoesNotConcernTheFeedsOfItsHost() throws Exception {
    URI hub = server.at("/hub", 429, "Retry-After", "3600");
    server.at("/rss", TestServer.answer(200, "<rss/>".getBytes(UTF_8)));

    assertThat(fetcher.hubs().post(hub, feed(false), FORM))
        .isEqualTo(new HubReply.Declined("status 429", Duration.ofHours(1)));

    assertThat(fetcher.fetch(feed(false), null)).isInstanceOf(FetchResult.Fresh.class);
  }

  @Test
  void aHubThatIsAwayIsAFailure() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:1/hub");

    assertThat(fetcher.hubs().post(nobody, feed(false), FORM))
        .isInstanceOf(HubReply.Declined.class);
  }

  @Test
  void aFeedsAnswerTellsTheLinksThatMayNameAHub() throws Exception {
    server.at(
        "/rss",
        TestServer.answer(
            200,
            "<rss/>".getBytes(UTF_8),
            "Link",
            "<https://hub.example/>; rel=\"hub\"",
            "Link",
            "</style.css>; rel=preload",
            "Link",
            "</" + "x".repeat(5_000) + ">; rel=self",
            "Link",
            "</rss>; rel=SELF"));

    var fresh = (FetchResult.Fresh) fetcher.fetch(feed(false), null);

    assertThat(fresh.links())
        .containsExactly("<https://hub.example/>; rel=\"hub\"", "</rss>; rel=SELF");
  }

  private Feed feed(boolean allowPrivate) {
    String url = server.uri("/rss").toString();
    return new Feed("gazette", url, null, null, null, false, allowPrivate, "Vigie/1");
  }
}
