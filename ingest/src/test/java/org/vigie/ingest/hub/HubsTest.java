package org.vigie.ingest.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.fetch.FeedFetcher;
import org.vigie.ingest.fetch.FeedFetchers;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.fetch.TestServer;

class HubsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Feed FEED =
      new Feed("gazette", "https://gazette.example/rss", null, null, null, false, true, "Vigie/1");

  private final TestClock clock = new TestClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private final TestServer server = new TestServer();
  private final FeedFetcher fetcher = FeedFetchers.anywhere(clock);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger woken = new AtomicInteger();
  private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
  private final FeedHub named;
  private final Hubs hubs;

  HubsTest() throws IOException {
    URI hub =
        server.at(
            "/hub",
            exchange -> {
              String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
              requests.add(HubParameters.of(URI.create("http://a/?" + form)));
              exchange.sendResponseHeaders(202, -1);
            });
    named = FeedHub.named(List.of(hub.toString()), FEED.url());
    int port = freePort();
    var listen = new InetSocketAddress("127.0.0.1", port);
    Callback callback = Callback.of("http://127.0.0.1:" + port + "/hub", listen);
    hubs = new Hubs(callback, fetcher.hubs(), clock, metrics, woken::incrementAndGet);
  }

  @AfterEach
  void close() {
    hubs.close();
    fetcher.close();
    server.close();
    http.close();
  }

  @Test
  void subscribesRingsAndRenews() throws Exception {
    hubs.follow(FEED, named);
    assertThat(hubs.hear()).isEqualTo(Bells.Heard.NOTHING);
    await().atMost(SOON).until(() -> requests.size() == 1);
    assertThat(hubs.since(FEED.id())).isNull();

    confirm(requests.getFirst(), 86_400);
    assertThat(hubs.since(FEED.id())).isEqualTo(clock.instant());
    assertThat(metrics.get("vigie.ingest.subscriptions").gauge().value()).isEqualTo(1);

    ring(requests.getFirst(), "new");
    ring(requests.getFirst(), "newer");
    assertThat(woken.get()).isEqualTo(2);
    assertThat(hubs.hear().rung()).containsExactly(FEED.id());
    assertThat(hubs.hear().rung()).isEmpty();
    assertThat(metrics.counter("vigie.ingest.bells", "outcome", "rung").count()).isEqualTo(2);

    clock.advance(Duration.ofHours(18));
    hubs.hear();
    await().atMost(SOON).until(() -> requests.size() == 2);
    assertThat(requests.get(1)).isEqualTo(requests.getFirst());
  }

  @Test
  void aForgottenFeedRingsNoMore() throws Exception {
    hubs.follow(FEED, named);
    hubs.hear();
    await().atMost(SOON).until(() -> requests.size() == 1);
    confirm(requests.getFirst(), 86_400);
    assertThat(ring(requests.getFirst(), "new")).isEqualTo(202);

    hubs.forget(FEED.id());

    assertThat(hubs.hear().rung()).isEmpty();
    assertThat(ring(requests.getFirst(), "newer")).isEqualTo(410);
    assertThat(metrics.counter("vigie.ingest.bells", "outcome", "unknown").count()).isEqualTo(1);
  }

  private void confirm(Map<String, String> request, int lease) throws Exception {
    String question =
        "?hub.mode=subscribe&hub.challenge=42&hub.lease_seconds="
            + lease
            + "&hub.topic="
            + value(request, "hub.topic");
    URI uri = URI.create(value(request, "hub.callback") + question);
    HttpRequest get = HttpRequest.newBuilder(uri).build();
    assertThat(http.send(get, BodyHandlers.ofString()).body()).isEqualTo("42");
  }

  private int ring(Map<String, String> request, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(value(request, "hub.secret").getBytes(UTF_8), "HmacSHA256"));
    String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(value(request, "hub.callback")))
            .header("X-Hub-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(post, BodyHandlers.discarding()).statusCode();
  }

  private static String value(Map<String, String> request, String name) {
    return Objects.requireNonNull(request.get(name));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
