package org.vigie.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vigie.dashboard.DashboardSamples.outlet;
import static org.vigie.dashboard.DashboardSamples.story;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.health.Health;
import org.vigie.health.PartStatus;
import org.vigie.health.VisitorTimeout;

/** Sends requests to a real HTTP server. */
class RequestHandlerTest {
  private static final int HUGE = 30_000_000;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger answering = new AtomicInteger();
  private final LiveUpdates live = new LiveUpdates(Duration.ofMillis(50));
  private final VisitorTimeout timeout = new VisitorTimeout(Duration.ofMillis(300));
  private final HttpClient http = HttpClient.newHttpClient();
  private final Health health = new Health(InstantSource.system());
  private final TopicsView view = new TopicsView(InstantSource.system());
  private volatile Duration silence = Duration.ZERO;
  private @Nullable HttpServer server;

  @AfterEach
  void stop() {
    live.close();
    http.shutdownNow();
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
    timeout.close();
    health.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.js",
        "/texts_fr.json",
        "/echarts.js",
        "/api/board",
        "/metrics",
        "/nothing"
      })
  void everyAnswerAllowsOnlyThePagesOwnFiles(String path) throws Exception {
    start(null, () -> "");

    var headers = get(path).headers();

    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self'")
        .doesNotContain("unsafe", "*");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/api/counts?window=week, window: 'week' is not hour or day",
        "/api/counts?tags=inesia, 'tags' is not one of format",
        "/api/counts.csv?tier=x, tier: 'x' is not a number",
        "/api/counts?format=xls, format: 'xls' is not json or csv",
        "/api/board?days=0, days: '0' is not a number from 1 to 366",
        "/api/board?days=99999999999, is not a number from 1 to 366",
        "/api/board?day=1, 'day' is not one of days"
      })
  void aBadQueryIsAnsweredWithWhatIsWrong(String address, String said) throws Exception {
    start(null, () -> "");

    var answer = get(address);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(said);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/board", "/api/counts"})
  void anAnswerSaysSinceWhenArticlesWereSeen(String path) throws Exception {
    start(null, () -> "");
    view.story("w/st", story("st", null, DashboardSamples.NOW, outlet("national", 1)));

    assertThat(get(path).body()).contains("\"since\":\"" + DashboardSamples.NOW + "\"");
  }

  @Test
  void aQueryHasABoundedLength() throws Exception {
    start(null, () -> "");

    assertThat(get("/api/counts?tag=" + "x".repeat(1_900)).statusCode()).isEqualTo(200);
    assertThat(get("/api/counts?tag=" + "x".repeat(2_100)).statusCode()).isEqualTo(400);
  }

  @Test
  void aFailureIsReportedWithoutItsDetails() throws Exception {
    start(
        null,
        () -> {
          throw new IllegalStateException("a secret");
        });

    var answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("see Vigie's log").doesNotContain("secret");
  }

  @Test
  void onlyGetIsAnswered() throws Exception {
    start(null, () -> "");

    var answer =
        http.send(
            request("/api/counts").POST(HttpRequest.BodyPublishers.ofString("x")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void theCookieHoldsTheTokenWhateverItsCharacters() throws Exception {
    String token = "é;, =\"%2B+\r\nSet-Cookie: x=y";
    start(token, () -> "");

    var first = get("/?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().allValues("Set-Cookie")).hasSize(1);
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict");

    String sent = cookie.substring(0, cookie.indexOf(';'));
    assertThat(status(request("/").header("Cookie", sent))).isEqualTo(200);
    assertThat(status(request("/").header("Cookie", sent + "x"))).isEqualTo(403);
    assertThat(status(request("/api/counts"))).isEqualTo(403);
    assertThat(status(request("/metrics").header("Cookie", "vigie-token=%zz"))).isEqualTo(403);
  }

  @Test
  void theNumberOfLivePagesIsLimited() throws Exception {
    start(null, () -> "");
    List<InputStream> pages = new ArrayList<>();
    for (int n = 0; n < LiveUpdates.PAGES; n++) {
      pages.add(open("/api/live").body());
    }

    assertThat(open("/api/live").statusCode()).isEqualTo(503);

    pages.getFirst().close();
    await()
        .untilAsserted(
            () -> {
              live.changed();
              assertThat(open("/api/live").statusCode()).isEqualTo(200);
            });
  }

  @Test
  void aReverseProxyIsAskedToPassEachEventOnAtOnce() throws Exception {
    start(null, () -> "");

    HttpResponse<InputStream> events = open("/api/live");

    assertThat(events.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    events.body().close();
  }

  @Test
  @Timeout(30)
  void aPageLearnsThatKafkaIsGoneAndBack() throws Exception {
    start(null, () -> "");
    try (var events =
        new BufferedReader(
            new InputStreamReader(open("/api/live").body(), StandardCharsets.UTF_8))) {
      assertThat(events.readLine()).isEqualTo("data: 0");

      silence = Duration.ofMinutes(1);
      assertThat(nextEvent(events)).isEqualTo("data: 0");
      assertThat(get("/api/board").body()).containsPattern("\"outdatedSince\":\"2");

      silence = Duration.ZERO;
      assertThat(nextEvent(events)).isEqualTo("data: 0");
      assertThat(get("/api/board").body()).contains("\"outdatedSince\":null");
    }
  }

  /** Skips empty lines and comments. */
  private static String nextEvent(BufferedReader events) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data: ")) {
        return line;
      }
    }
    return "no event";
  }

  @Test
  void aClientThatDoesNotReadIsDisconnected() throws Exception {
    var bodies = new ArrayDeque<>(List.of("m".repeat(HUGE), "for the next"));
    int port = start(null, bodies::remove);
    try (var idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
      idle.getOutputStream()
          .write(
              "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      await().until(() -> answering.get() == 1);
      await().until(() -> answering.get() == 0);

      assertThat(rest(idle)).isLessThan(HUGE);
    }
    assertThat(get("/metrics").body()).isEqualTo("for the next");
  }

  private static long rest(Socket socket) throws IOException {
    long read = 0;
    byte[] some = new byte[65_536];
    try {
      for (int n = 0; n >= 0; n = socket.getInputStream().read(some)) {
        read += n;
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
    return read;
  }

  @Test
  void tellsASupervisorWithoutATokenOnlyWhetherVigieWorks() throws Exception {
    health.add("ingest", () -> PartStatus.down("the host of the feeds is away"));
    start("secret", () -> "");

    HttpResponse<String> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualToIgnoringNewLines("{\"status\":\"DOWN\"}");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    assertThat(get("/health/ready?token=secret").body()).contains("the host of the feeds is away");
  }

  private int start(@Nullable String token, Supplier<String> metrics) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Access access = Access.to(address, token, () -> "made up");
    var requests =
        new RequestHandler(
            view, live, access, InstantSource.system(), metrics, health, timeout, () -> silence);
    HttpServer http = HttpServer.create(address, 0);
    http.createContext(
        "/",
        exchange -> {
          answering.incrementAndGet();
          try {
            requests.handle(exchange);
          } finally {
            answering.decrementAndGet();
          }
        });
    http.setExecutor(threads);
    http.start();
    server = http;
    return http.getAddress().getPort();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<InputStream> open(String path) throws Exception {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private int status(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    int port = server == null ? 0 : server.getAddress().getPort();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }
}
