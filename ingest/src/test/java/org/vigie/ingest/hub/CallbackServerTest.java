package org.vigie.ingest.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.fetch.TestClock;
import org.vigie.ingest.hub.CallbackHandler.Notice;

class CallbackServerTest {
  private static final String TOPIC = "https://gazette.example/rss";
  private static final Feed FEED =
      new Feed("gazette", TOPIC, null, null, null, false, false, "Vigie/1");
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestClock clock = new TestClock();
  private final Subscriptions subscriptions =
      new Subscriptions(Callback.of("https://press.example", ANY), new Random(7));
  private final List<String> rung = Collections.synchronizedList(new ArrayList<>());
  private final List<Notice> notices = Collections.synchronizedList(new ArrayList<>());
  private final CallbackHandler handler;
  private final CallbackServer server;
  private final String token;

  CallbackServerTest() throws IOException {
    handler = new CallbackHandler(subscriptions, clock, rung::add, notices::add);
    server = new CallbackServer(ANY, handler);
    var named = FeedHub.named(List.of("https://hub.example/"), TOPIC);
    subscriptions.follow(FEED, named, clock.instant());
    token = subscriptions.due(clock.instant()).getFirst().token();
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  @Test
  void confirmsAnOpenRequestWithTheHubsChallenge() throws Exception {
    HttpResponse<String> answer =
        get(
            "hub.mode=subscribe&hub.topic="
                + TOPIC
                + "&hub.challenge=%3Cb%3E&hub.lease_seconds=600");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<b>");
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    clock.advance(Duration.ofSeconds(599));
    assertThat(subscriptions.active(clock.instant())).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(subscriptions.active(clock.instant())).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "hub.mode=unsubscribe&hub.topic=TOPIC&hub.challenge=a",
    "hub.mode=subscribe&hub.topic=TOPIC",
    "hub.mode=subscribe&hub.topic=TOPIC&hub.challenge=LONG",
    "hub.mode=subscribe&hub.topic=TOPIC2&hub.challenge=a",
    "hub.mode=subscribe&hub.challenge=a",
    "hub.mode=denied&hub.topic=TOPIC2",
    "hub.topic=TOPIC&hub.challenge=a"
  })
  void answersNoOtherQuestion(String question) throws Exception {
    String query = question.replace("TOPIC", TOPIC).replace("LONG", "a".repeat(1_001));

    HttpResponse<String> answer = raw("GET /" + token + "?" + query);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(subscriptions.active(clock.instant())).isZero();
  }

  @Test
  void nothingElseIsServed() throws Exception {
    assertThat(raw("GET /").statusCode()).isEqualTo(404);
    String other = "0".repeat(32);
    String question = "?hub.mode=subscribe&hub.topic=" + TOPIC + "&hub.challenge=a";
    assertThat(raw("GET /" + other + question).statusCode()).isEqualTo(404);
    assertThat(raw("PUT /" + token).statusCode()).isEqualTo(405);
    assertThat(raw("GET /any/path/" + token + question).statusCode()).isEqualTo(200);
  }

  @Test
  void aDeniedSubscriptionEnds() throws Exception {
    confirm();

    assertThat(get("hub.mode=denied&hub.topic=" + TOPIC + "&hub.reason=no").statusCode())
        .isEqualTo(200);

    assertThat(subscriptions.active(clock.instant())).isZero();
    assertThat(post(token, "x", signed("sha256", "HmacSHA256", "x"))).isEqualTo(202);
    assertThat(notices).containsExactly(Notice.ENDED);
    assertThat(rung).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sha1, HmacSHA1",
    "sha256, HmacSHA256",
    "sha384, HmacSHA384",
    "sha512, HmacSHA512",
    "SHA256, HmacSHA256"
  })
  void aSignedNotificationRings(String method, String algorithm) throws Exception {
    confirm();

    assertThat(post(token, "<feed/>", signed(method, algorithm, "<feed/>"))).isEqualTo(202);

    assertThat(rung).containsExactly(FEED.id());
    assertThat(notices).containsExactly(Notice.RUNG);
  }

  @Test
  void aWrongSignatureIsAnsweredAsARightOneButDoesNothing() throws Exception {
    confirm();
    String right = signed("sha256", "HmacSHA256", "x");
    List<String> wrong =
        List.of(
            right.substring(0, right.length() - 2) + "00",
            right.replace("sha256", "sha1"),
            right.replace("sha256", "md5"),
            right.substring(0, 20),
            "sha256=",
            "sha256",
            "sha256=zz",
            signed("sha256", "HmacSHA256", "y"));

    for (String each : wrong) {
      assertThat(post(token, "x", each)).isEqualTo(202);
    }
    assertThat(post(token, "x", "")).isEqualTo(202);

    assertThat(rung).isEmpty();
    assertThat(notices).hasSize(wrong.size() + 1).containsOnly(Notice.UNSIGNED);
  }

  @Test
  void aNotificationBeforeTheConfirmationOrAfterTheLeaseDoesNothing() throws Exception {
    assertThat(post(token, "x", signed("sha256", "HmacSHA256", "x"))).isEqualTo(202);
    confirm();
    clock.advance(Subscription.LEASE);
    assertThat(post(token, "x", signed("sha256", "HmacSHA256", "x"))).isEqualTo(202);

    assertThat(notices).containsExactly(Notice.ENDED, Notice.ENDED);
    assertThat(rung).isEmpty();
  }

  @Test
  void anUnknownTokenTellsTheHubToStop() throws Exception {
    confirm();
    String signature = signed("sha256", "HmacSHA256", "x");
    subscriptions.forget(FEED.id());

    assertThat(post(token, "x", signature)).isEqualTo(410);

    assertThat(notices).containsExactly(Notice.UNKNOWN);
  }

  @Test
  void aNotificationRingsIfItIsNoLargerThanAFeedMayBe() throws Exception {
    confirm();
    String body = "x".repeat(10 * 1024 * 1024);
    assertThat(post(token, body, signed("sha1", "HmacSHA1", body))).isEqualTo(202);
    assertThat(notices).containsExactly(Notice.RUNG);

    String more = body + "x";
    BodyPublisher endless = BodyPublishers.ofString(more);
    assertThat(post(token, endless, signed("sha1", "HmacSHA1", more))).isEqualTo(202);

    assertThat(notices).containsExactly(Notice.RUNG, Notice.TOO_LARGE);
    assertThat(rung).hasSize(1);
  }

  @Test
  @Timeout(30)
  void aSlowVisitorIsCutOff() throws Exception {
    confirm();
    try (var strict = new CallbackServer(ANY, handler, Duration.ofMillis(300));
        var socket = new Socket(ANY.getAddress(), strict.port())) {
      String head =
          "POST /%s HTTP/1.1\r\nHost: a\r\nX-Hub-Signature: sha1=00\r\nContent-Length: 99\r\n\r\nx";
      socket.getOutputStream().write(head.formatted(token).getBytes(UTF_8));
      InputStream in = socket.getInputStream();

      assertThat(in.readAllBytes()).isEmpty();
    }
    assertThat(rung).isEmpty();
  }

  @Test
  void anAddressThatIsTakenIsNamed() {
    var taken = new InetSocketAddress(ANY.getAddress(), server.port());

    assertThatIOException()
        .isThrownBy(() -> new CallbackServer(taken, _ -> {}))
        .withMessageContaining(":" + server.port())
        .withMessageContaining("--callback-listen");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://press.example",
    "press.example/hub",
    "https://press.example/?a=b",
    "https:///hub",
    "https://user@press.example/",
    "https://press.example/#a",
    "''",
    "'https://press.example/a b'"
  })
  void aCallbackIsAWebAddress(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Callback.of(wrong, ANY))
        .withMessageContaining("'" + wrong + "'")
        .withMessageContaining("such as https://press.example/hub");
  }

  private void confirm() throws Exception {
    assertThat(get("hub.mode=subscribe&hub.topic=" + TOPIC + "&hub.challenge=a").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> get(String query) throws Exception {
    return raw("GET /" + token + "?" + query);
  }

  private HttpResponse<String> raw(String line) throws Exception {
    String[] parts = line.split(" ", 2);
    URI uri = URI.create("http://127.0.0.1:" + server.port() + parts[1]);
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(parts[0], BodyPublishers.noBody()).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private int post(String to, String body, String signature) throws Exception {
    return post(to, BodyPublishers.ofString(body), signature);
  }

  private int post(String to, BodyPublisher body, String signature) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + "/hub/" + to);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(body);
    if (!signature.isEmpty()) {
      request.header("X-Hub-Signature", signature);
    }
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String signed(String method, String algorithm, String body)
      throws GeneralSecurityException {
    String secret = Objects.requireNonNull(subscriptions.secret(token)).value();
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
    return method + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }
}
