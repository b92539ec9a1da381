package org.vigie.standalone.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vigie.standalone.ingest.LoopbackFeeds.articles;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.events.Feed;
import org.vigie.events.Outlet;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.Ingest;
import org.vigie.ingest.config.FeedsConfig;
import org.vigie.ingest.hub.Callback;
import org.vigie.kafka.Cluster;
import org.vigie.standalone.TestBroker;
import org.vigie.standalone.ingest.LoopbackHub.Asked;

/** A hub rings, and the feed's articles are published although its next poll is hours away. */
class HubsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Cluster cluster = TestBroker.cluster(2);
  private final Written written = new Written(cluster);
  private final LoopbackFeeds server = new LoopbackFeeds();
  private final LoopbackHub hub = new LoopbackHub();
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger last = new AtomicInteger(3);
  private final AtomicInteger polls = new AtomicInteger();
  private final Feed feed = feed();
  @TempDir private Path state;

  @BeforeEach
  void start() throws InterruptedException {
    cluster.createTopics();
  }

  @AfterEach
  void stop() {
    hub.close();
    server.close();
  }

  @Test
  void aBellBringsArticlesAtOnceAndOnlyAnOwnBellDoes() throws Exception {
    try (var ingest = ingest()) {
      ingest.listen(callback());
      ingest.start();
      await().atMost(SOON).until(() -> hub.confirmed.size() == 1);
      await().atMost(SOON).until(() -> written.articles().size() == 3);
      Asked asked = hub.confirmed.getFirst();
      assertThat(asked.topic()).isEqualTo(feed.url() + "?own");
      String callback = asked.callback();
      last.set(4);

      // When strangers ring
      assertThat(hub.ring(callback.substring(0, callback.length() - 1), "secret")).isEqualTo(410);
      assertThat(hub.ring(callback, "secret")).isEqualTo(202);
      assertThat(bells("unsigned")).isEqualTo(1);
      assertThat(polls.get()).isEqualTo(1);
      // When the hub rings
      long rung = System.nanoTime();
      assertThat(hub.ring(asked)).isEqualTo(202);

      await().atMost(SOON).until(() -> written.articles().size() == 4);
      assertThat(Duration.ofNanos(System.nanoTime() - rung)).isLessThan(Duration.ofSeconds(10));
      assertThat(polls.get()).isEqualTo(2);
      FeedHub known = known();
      assertThat(known.urls()).containsExactly(hub.url());
      assertThat(known.announced()).isTrue();
      assertThat(known.since()).isNotNull();
      removes(ingest, asked);
    }
  }

  private void removes(Ingest ingest, Asked asked) throws Exception {
    ingest.apply(new FeedsConfig(List.of(), List.of()));

    await().atMost(SOON).until(() -> hub.ring(asked) == 410);
    assertThat(metrics.get("vigie.ingest.subscriptions").gauge().value()).isZero();
  }

  @Test
  void aRestartedProcessSubscribesAnewBeforeTheNextPoll() throws Exception {
    Callback callback = callback();
    try (var ingest = ingest()) {
      ingest.listen(callback);
      ingest.start();
      await().atMost(SOON).until(() -> hub.confirmed.size() == 1);
      await().atMost(SOON).until(() -> written.articles().size() == 3);
    }
    try (var ingest = ingest()) {
      ingest.listen(callback);
      ingest.start();
      await().atMost(SOON).until(() -> hub.confirmed.size() == 2);
      assertThat(polls.get()).isEqualTo(1);
      Asked before = hub.confirmed.getFirst();
      Asked now = hub.confirmed.getLast();
      last.set(4);

      assertThat(hub.ring(before)).isEqualTo(410);
      assertThat(hub.ring(now)).isEqualTo(202);

      await().atMost(SOON).until(() -> written.articles().size() == 4);
    }
  }

  private double bells(String outcome) {
    return metrics.counter("vigie.ingest.bells", "outcome", outcome).count();
  }

  private FeedHub known() {
    var states = Objects.requireNonNull(written.states().get(feed.id()));
    return Objects.requireNonNull(states.signsOrNone().hub());
  }

  private Ingest ingest() {
    var config = new FeedsConfig(List.of(feed), List.of());
    return new Ingest(cluster, config, state, InstantSource.system(), metrics);
  }

  private Feed feed() {
    String url = server.at("/rss", this::answer);
    var outlet = new Outlet("a", "a", "a.example", "FR", 2);
    return new Feed("a", url, outlet, null, Duration.ofHours(5), false, true, "Vigie/1");
  }

  private void answer(HttpExchange exchange) throws IOException {
    polls.incrementAndGet();
    exchange
        .getResponseHeaders()
        .add("Link", "<" + hub.url() + ">; rel=\"hub\", </rss?own>; rel=\"self\"");
    articles("a", 1, last.get()).handle(exchange);
  }

  private static Callback callback() throws IOException {
    try (var socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      var listen = new InetSocketAddress("127.0.0.1", port);
      return Callback.of("http://127.0.0.1:" + port + "/hub/", listen);
    }
  }
}
