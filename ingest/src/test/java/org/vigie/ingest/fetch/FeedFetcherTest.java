package org.vigie.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigie.ingest.fetch.TestServer.answer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.events.Feed;
import org.vigie.events.FeedState;
import org.vigie.events.FeedState.Outcome;
import org.vigie.events.FeedState.Reason;
import org.vigie.ingest.fetch.FetchResult.Failed;
import org.vigie.ingest.fetch.FetchResult.Fresh;
import org.vigie.ingest.fetch.FetchResult.Gone;
import org.vigie.ingest.fetch.FetchResult.Moved;
import org.vigie.ingest.fetch.FetchResult.NotModified;
import org.vigie.ingest.fetch.FetchResult.Throttled;
import org.vigie.ingest.network.CheckedResolver;
import org.vigie.ingest.network.PublicAddress;

class FeedFetcherTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Instant NOW = Instant.parse("2025-02-12T09:00:00Z");
  private static final byte[] FEED = "<rss/>".getBytes(StandardCharsets.UTF_8);
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4), 100_000, 5, 2, 32);
  private static final Limits SHORT =
      new Limits(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(600),
          100_000,
          5,
          2,
          32);

  private final TestClock clock = new TestClock();
  @AutoClose private final FeedFetcher fetcher = new FeedFetcher(clock, LIMITS);
  @AutoClose private final TestServer server = new TestServer();

  @Test
  void returnsTheBodyItsTypeAndItsValidators() throws InterruptedException {
    URI url =
        server.at(
            "/feed",
            answer(
                200,
                FEED,
                "Content-Type",
                "application/rss+xml",
                "ETag",
                "\"e\"",
                "Last-Modified",
                "Wed, 12 Feb 2025 08:58:11 GMT",
                "Cache-Control",
                "public, max-age=300"));

    var fresh = (Fresh) fetcher.fetch(any(url), null);

    assertThat(fresh.body()).isEqualTo(FEED);
    assertThat(fresh.contentType()).isEqualTo("application/rss+xml");
    assertThat(fresh.etag()).isEqualTo("\"e\"");
    assertThat(fresh.lastModified()).isEqualTo("Wed, 12 Feb 2025 08:58:11 GMT");
    assertThat(fresh.url()).isEqualTo(url);
    assertThat(fresh.maxAge()).hasMinutes(5);
    var sent = server.requests.getFirst().getRequestHeaders();
    assertThat(sent.getFirst("User-Agent")).isEqualTo("Vigie/1 (test)");
    assertThat(sent.getFirst("Accept-Encoding")).isEqualTo("gzip, deflate, br, zstd");
    assertThat(sent).doesNotContainKeys("Upgrade", "If-none-match", "If-modified-since");
  }

  @Test
  void sendsBothValidatorsAndAcceptsNotModified() throws InterruptedException {
    URI url = server.at("/feed", 304);
    FeedState last = last(url, "W/\"e\"", "Wed, 12 Feb 2025 08:58:11 GMT");

    assertThat(fetcher.fetch(any(url), last)).isEqualTo(new NotModified(Duration.ZERO));

    var sent = server.requests.getFirst().getRequestHeaders();
    assertThat(sent.getFirst("If-None-Match")).isEqualTo("W/\"e\"");
    assertThat(sent.getFirst("If-Modified-Since")).isEqualTo("Wed, 12 Feb 2025 08:58:11 GMT");
  }

  @Test
  void rejectsNotModifiedWhenNoValidatorWasSent() throws InterruptedException {
    assertFailed(fetcher.fetch(any(server.at("/feed", 304)), null), Reason.HTTP_STATUS);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 404, 500, 502, 503})
  void reportsTheStatusOfAnUnusableResponse(int status) throws InterruptedException {
    FetchResult result = fetcher.fetch(any(server.at("/feed", status)), null);

    assertThat(result).isEqualTo(new Failed(Reason.HTTP_STATUS, Integer.toString(status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusalNamesTheKeyThatHelps(int status) throws InterruptedException {
    FetchResult result = fetcher.fetch(any(server.at("/feed", status)), null);

    assertThat(((Failed) result).detail()).startsWith(status + "; ").contains("the key access");
  }

  @Test
  void reportsThatAFeedIsGone() throws InterruptedException {
    assertThat(fetcher.fetch(any(server.at("/feed", 410)), null)).isEqualTo(new Gone());
  }

  @Test
  void reportsTheRequestForAPause() throws InterruptedException, IOException {
    String date = "Wed, 12 Feb 2025 09:10:00 GMT";

    assertThat(fetcher.fetch(any(server.at("/1", 429, "Retry-After", "60")), null))
        .isEqualTo(new Throttled(Duration.ofMinutes(1), "HTTP status 429, Retry-After: 60"));
    String busy = "HTTP/1.1 503 No\r\nContent-Length: 0\r\nRetry-After: " + date + "\r\n\r\n";
    try (var undated = RawServer.sending(busy)) {
      assertThat(fetcher.fetch(any(undated.uri()), null))
          .isEqualTo(
              new Throttled(Duration.ofMinutes(10), "HTTP status 503, Retry-After: " + date));
    }
    assertThat(fetcher.fetch(any(server.at("/3", 429)), null))
        .isEqualTo(new Throttled(null, "HTTP status 429"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control | public, max-age=600 | Age | 200 | PT6M40S",
        "Cache-Control | max-age=600 | Age | 900 | PT0S",
        "Cache-Control | max-age=99999999 | X | y | P1D",
        "Expires | Wed, 12 Feb 2025 12:00:00 GMT | Date | Wed, 12 Feb 2025 11:00:00 GMT | PT1H",
        "Expires | Wed, 12 Feb 2025 12:00:00 GMT | Cache-Control | max-age=60 | PT1M",
        "Expires | Wed, 12 Feb 2025 12:00:00 GMT | Cache-Control | no-cache | PT0S",
        "Expires | Fri, 12 Feb 2055 12:00:00 GMT | Cache-Control | public | P1D",
        "Expires | 0 | Age | soon | PT0S",
      })
  void readsHowLongCachesMayKeepTheBody(
      String name, String value, String other, String otherValue, Duration lifetime) {
    var response = new BasicHttpResponse(200);
    response.addHeader(name, value);
    response.addHeader(other, otherValue);

    assertThat(RetryAfter.lifetime(response, NOW)).isEqualTo(lifetime);
  }

  @Test
  void thePauseHoldsForAllFeedsOfTheHost() throws InterruptedException {
    URI one = server.at("/1", 429, "Retry-After", "60");
    URI other = server.at("/2", answer(200, FEED));
    try (var polite = anywhere(LIMITS)) {
      polite.fetch(strict(one), null);

      assertThat(polite.fetch(strict(other), null))
          .isEqualTo(new Throttled(Duration.ofMinutes(1), "HTTP status 429, Retry-After: 60"));
      assertThat(server.requests).hasSize(1);

      clock.advance(Duration.ofSeconds(61));
      assertThat(polite.fetch(strict(other), null)).isInstanceOf(Fresh.class);
    }
  }

  @Test
  void followsRedirectsAndReportsPermanentOnes() throws InterruptedException {
    URI feed = server.at("/feed", answer(200, FEED));
    URI moved = server.at("/moved", 301, "Location", "/there");
    server.at("/there", 302, "Location", "/feed");
    URI temporary = server.at("/temporary", 307, "Location", "/moved");

    var result = (Moved) fetcher.fetch(any(moved), null);
    assertThat(result.to()).isEqualTo(server.uri("/there"));
    assertThat(((Fresh) result.there()).url()).isEqualTo(feed);
    assertThat(((Fresh) fetcher.fetch(any(temporary), null)).url()).isEqualTo(feed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "/a/Élysée => /a/%C3%89lys%C3%A9e",
        "/a/x|y{z} => /a/x%7Cy%7Bz%7D",
        "/a/100% => /a/100%25",
        "c d?e=[f] => /a/c%20d?e=%5Bf%5D",
        "?x=1 => /a/from?x=1",
        "../b => /b",
        "www.gazette.example/b => /a/www.gazette.example/b",
      })
  void followsARedirectAsBrowsersDo(String location, String asked) throws InterruptedException {
    String utf8 = new String(location.getBytes(UTF_8), ISO_8859_1);
    server.at("/", answer(200, FEED));
    URI from =
        server.at(
            "/a/from",
            exchange -> {
              boolean isFirst = exchange.getRequestURI().getRawQuery() == null;
              answer(isFirst ? 302 : 200, isFirst ? new byte[0] : FEED, "Location", utf8)
                  .handle(exchange);
            });

    Fresh fresh = (Fresh) fetcher.fetch(any(from), null);

    assertThat(fresh.url()).isEqualTo(server.uri(asked));
    assertThat(server.requests.getLast().getRequestURI()).hasToString(asked);
  }

  @Test
  void keepsTheBytesOfARedirectInLatin1() throws InterruptedException {
    URI from = server.at("/from", 302, "Location", "/\u00e9t\u00e9");
    server.at("/", answer(200, FEED));

    assertThat(((Fresh) fetcher.fetch(any(from), null)).url()).isEqualTo(server.uri("/%E9t%E9"));
  }

  @Test
  void reportsNoMoveWhenTheNewAddressFails() throws InterruptedException {
    URI moved = server.at("/moved", 308, "Location", "/nothing");

    assertFailed(fetcher.fetch(any(moved), null), Reason.HTTP_STATUS);
  }

  @Test
  void failsOnRedirectsWithoutAnEndOrATarget() throws InterruptedException {
    assertFailed(
        fetcher.fetch(any(server.at("/loop", 302, "Location", "/loop")), null), Reason.REDIRECTS);
    assertThat(server.requests).hasSize(6);
    assertFailed(fetcher.fetch(any(server.at("/none", 302)), null), Reason.REDIRECTS);
    for (String to :
        List.of("file:///etc/passwd", "ftp://a.example/", "http://", "http://u:p@a/")) {
      URI url = server.at("/" + to.hashCode(), 302, "Location", to);
      assertFailed(fetcher.fetch(any(url), null), Reason.REDIRECTS);
    }
  }

  @Test
  void refusesPrivateAddressesHoweverTheyAreWritten() throws InterruptedException {
    URI url = server.at("/feed", answer(200, FEED));
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0")) {
      URI disguised = URI.create("http://" + host + ":" + url.getPort() + "/feed");
      assertFailed(fetcher.fetch(strict(disguised), null), Reason.PRIVATE_ADDRESS);
    }
    assertThat(server.requests).isEmpty();
  }

  @Test
  void refusesARedirectToAPrivateAddress() throws InterruptedException {
    URI inside = server.at("/inside", answer(200, FEED));
    String target = "http://127.0.0.2:" + inside.getPort() + "/inside";
    URI outside = server.at("/outside", 301, "Location", target);
    try (var only =
        new FeedFetcher(
            clock,
            LIMITS,
            SystemDefaultDnsResolver.INSTANCE,
            address -> address.getHostAddress().equals("127.0.0.1"))) {
      assertFailed(only.fetch(strict(outside), null), Reason.PRIVATE_ADDRESS);
    }
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void connectsOnlyToThePublicAddressesOfAName() throws Exception {
    var names = new FixedNames("127.0.0.1", "1.1.1.1");
    try (var lookups = Executors.newSingleThreadExecutor()) {
      var resolver = new CheckedResolver(names, lookups, Duration.ofSeconds(1), PublicAddress::is);

      assertThat(resolver.resolve("both.example"))
          .containsExactly(InetAddress.getByName("1.1.1.1"));
    }
  }

  @Test
  void reportsWhatIsWrongWithTheConnection() throws Exception {
    URI closed;
    try (var raw = new RawServer((_, _) -> {})) {
      closed = raw.uri();
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.CONNECT);
    }
    assertFailed(fetcher.fetch(any(closed), null), Reason.CONNECT);
    try (var raw = RawServer.sending("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.MALFORMED, "cut off");
    }
    try (var raw = RawServer.sending(CHUNKED + "ff\r\n<rss>")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.MALFORMED, "cut off");
    }
    try (var raw = RawServer.sending(CHUNKED + "zz\r\n<rss>")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.MALFORMED, "chunks");
    }
    try (var raw = RawServer.sending("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000) + "\r\n")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.TOO_LARGE, "headers");
    }
    try (var raw = RawServer.sending("HTTP/1.1 200 OK\r\nX: " + "y".repeat(99_999) + "\r\n\r\n")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.TOO_LARGE, "headers");
    }
    try (var raw = RawServer.sending("SSH-2.0-OpenSSH_9.6\r\n\r\n")) {
      assertFailed(fetcher.fetch(any(raw.uri()), null), Reason.CONNECT);
      assertFailed(fetcher.fetch(any(raw.uri("https")), null), Reason.TLS, "without TLS");
    }
    assertFailed(
        fetcher.fetch(any(URI.create("http://nowhere.invalid/")), null), Reason.UNKNOWN_HOST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nX-Long: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n",
        "HTTP/1.1 500 Oh\r\nContent-Length: 90000\r\n\r\n"
      })
  void endsInTimeHoweverSlowlyTheServerSends(String start) throws Exception {
    try (var raw = RawServer.dripping(start);
        var shortened = new FeedFetcher(clock, SHORT)) {
      long began = System.nanoTime();
      FetchResult result = shortened.fetch(any(raw.uri()), null);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
      if (!start.contains("500")) {
        assertFailed(result, Reason.TIMEOUT);
      }
    }
  }

  @Test
  void endsASilentServerInTime() throws Exception {
    var never = new CountDownLatch(1);
    try (var raw = new RawServer((_, _) -> never.await());
        var shortened = new FeedFetcher(clock, SHORT)) {
      assertFailed(shortened.fetch(any(raw.uri()), null), Reason.TIMEOUT);
    }
  }

  @Test
  void aSlowLookupEndsInTime() throws Exception {
    var never = new CountDownLatch(1);
    var names =
        new FixedNames() {
          @Override
          public InetAddress[] resolve(String host) {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
          }
        };
    try (var shortened = new FeedFetcher(clock, SHORT, names, _ -> true)) {
      assertFailed(
          shortened.fetch(any(URI.create("http://slow.example/")), null), Reason.UNKNOWN_HOST);
    }
  }

  @Test
  void sendsNoMoreThanTwoRequestsToAHostAtOnce() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var met = new CountDownLatch(2);
    URI url =
        server.at(
            "/feed",
            exchange -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              met.countDown();
              await(met);
              now.decrementAndGet();
              answer(200, FEED).handle(exchange);
            });
    try (var polite = anywhere(LIMITS);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<FetchResult>> fetches = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        fetches.add(threads.submit(() -> polite.fetch(strict(url), null)));
      }
      for (Future<FetchResult> fetch : fetches) {
        assertThat(fetch.get()).isInstanceOf(Fresh.class);
      }
    }
    assertThat(most).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FeedFetcher anywhere(Limits limits) {
    return new FeedFetcher(clock, limits, SystemDefaultDnsResolver.INSTANCE, _ -> true);
  }

  private static Feed any(URI url) {
    return feed(url, true);
  }

  private static Feed strict(URI url) {
    return feed(url, false);
  }

  private static Feed feed(URI url, boolean allowPrivate) {
    return new Feed("f", url.toString(), null, null, null, false, allowPrivate, "Vigie/1 (test)");
  }

  private static FeedState last(URI url, String etag, String lastModified) {
    return new FeedState(
        "f",
        url.toString(),
        url.toString(),
        etag,
        lastModified,
        null,
        NOW,
        NOW,
        NOW,
        NOW,
        Duration.ofHours(1),
        Outcome.FRESH,
        null,
        0,
        List.of(),
        null);
  }

  private static void assertFailed(FetchResult result, Reason reason, String detail) {
    assertFailed(result, reason);
    assertThat(((Failed) result).detail()).contains(detail);
  }

  private static void assertFailed(@Nullable FetchResult result, Reason reason) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }
}
