package org.vigie.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.slack.JsonClient.HttpReply;
import org.vigie.alerts.slack.JsonClient.HttpReply.Body;
import org.vigie.alerts.slack.JsonClient.HttpReply.NotOk;
import org.vigie.settings.Secret;

/** Against a server that breaks the rules of HTTP or never answers. */
class JsonClientTest {
  private static final Duration TIMEOUT = Duration.ofMillis(400);

  private final JsonClient client = new JsonClient(TIMEOUT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Integer> ports = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    closing.countDown();
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void sendsJsonWithTheToken() {
    assertThat(client.post(uri("/ok"), new Secret("xoxb-1"), "{\"text\":\"é\"}"))
        .isEqualTo(new Body("{\"ok\":true}"));

    assertThat(requests)
        .containsExactly("POST Bearer xoxb-1 application/json; charset=UTF-8 {\"text\":\"é\"}");
  }

  @Test
  void oneConnectionServesRequestAfterRequest() {
    for (int i = 0; i < 5; i++) {
      client.post(uri("/ok"), null, "{}");
    }

    assertThat(ports).hasSize(5).containsOnly(ports.getFirst());
  }

  @Test
  void whatWasSentAndNotAnsweredInTimeIsDoubtful() {
    assertThat(timed("/silent")).isInstanceOf(Doubtful.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aBodyThatTakesTooLongIsDoubtful() {
    assertThat(timed("/slow")).isInstanceOf(Doubtful.class);
  }

  @Test
  void aBodyThatIsTooLongIsDoubtful() {
    assertThat(result(client.get(uri("/long"), null))).isInstanceOf(Doubtful.class);
  }

  @Test
  void aRedirectIsNotFollowed() {
    assertThat(client.get(uri("/moved"), null))
        .isEqualTo(new NotOk(new Blocked("HTTP 302 elsewhere"), "elsewhere"));
    assertThat(requests).hasSize(1);
  }

  @Test
  void aCookieIsNotSentBack() {
    client.get(uri("/ok"), null);
    client.get(uri("/ok"), null);

    assertThat(requests).hasSize(2).noneMatch(request -> request.contains("a=b"));
  }

  @Test
  void whereNobodyListensNothingWasSent() {
    server.stop(0);

    assertThat(result(client.post(uri("/ok"), null, "{}")))
        .isEqualTo(new Retry(Duration.ZERO, "no connection"));
  }

  @Test
  void aHostWithoutAddressBlocks() {
    assertThat(result(client.get(URI.create("http://slack.invalid/"), null)))
        .isEqualTo(new Blocked("host not found"));
  }

  @Test
  void anInterruptedCallIsDoubtfulAndTheThreadStaysInterrupted() throws InterruptedException {
    var result = new AtomicReference<DeliveryResult>();
    var interrupted = new AtomicReference<Boolean>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  result.set(result(client.get(uri("/silent"), null)));
                  interrupted.set(Thread.currentThread().isInterrupted());
                });
    await().until(() -> requests.size() == 1);
    caller.interrupt();
    caller.join();

    assertThat(result.get()).isEqualTo(new Doubtful("interrupted"));
    assertThat(interrupted.get()).isTrue();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = exchange.getRequestHeaders();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      ports.add(exchange.getRemoteAddress().getPort());
      requests.add(
          exchange.getRequestMethod()
              + Stream.of("Authorization", "Cookie", "Content-Type")
                  .map(sent::getFirst)
                  .filter(Objects::nonNull)
                  .map(value -> " " + value)
                  .collect(Collectors.joining())
              + (body.isEmpty() ? "" : " " + body));
      switch (exchange.getRequestURI().getPath()) {
        case "/silent" -> closing.await();
        case "/slow" -> stream(exchange, new byte[] {' '}, Duration.ofMillis(50));
        case "/long" -> stream(exchange, new byte[1 << 20], Duration.ZERO);
        case "/moved" -> {
          exchange.getResponseHeaders().set("Location", uri("/ok").toString());
          answer(exchange, 302, "elsewhere");
        }
        default -> {
          exchange.getResponseHeaders().set("Set-Cookie", "a=b");
          answer(exchange, 200, "{\"ok\":true}");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Sends the same bytes until the client goes away. */
  private static void stream(HttpExchange exchange, byte[] bytes, Duration pause)
      throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    while (true) {
      out.write(bytes);
      out.flush();
      Thread.sleep(pause);
    }
  }

  private DeliveryResult timed(String path) {
    long began = System.nanoTime();
    DeliveryResult result = result(client.post(uri(path), null, "{}"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.multipliedBy(4));
    return result;
  }

  private static DeliveryResult result(HttpReply reply) {
    assertThat(reply).isInstanceOf(NotOk.class);
    return ((NotOk) reply).result();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
