package org.vigie.standalone.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hub (W3C WebSub) that confirms each subscription and sends what a test says. */
final class LoopbackHub implements AutoCloseable {
  /** A request for a subscription. */
  record Asked(String topic, String callback, String secret) {}

  /** The requests that were confirmed. */
  final List<Asked> confirmed = new CopyOnWriteArrayList<>();

  private final LoopbackFeeds server = new LoopbackFeeds();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LoopbackHub() {
    server.at("/hub", this::subscribe);
  }

  String url() {
    return server.url("/hub");
  }

  private void subscribe(HttpExchange exchange) throws IOException {
    Map<String, String> form = new TreeMap<>();
    for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    exchange.sendResponseHeaders(202, -1);
    var asked = new Asked(value(form, "topic"), value(form, "callback"), value(form, "secret"));
    var _ = threads.submit(() -> confirm(asked));
  }

  private static String value(Map<String, String> form, String name) {
    return Objects.requireNonNull(form.get("hub." + name));
  }

  private Asked confirm(Asked asked) throws IOException, InterruptedException {
    String question =
        "?hub.mode=subscribe&hub.challenge=c%2Fd&hub.lease_seconds=86400&hub.topic="
            + URLEncoder.encode(asked.topic(), UTF_8);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(asked.callback() + question)).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() == 200 && answer.body().equals("c/d")) {
      confirmed.add(asked);
    }
    return asked;
  }

  /** Sends a notification as the hub does, and returns the status of the answer. */
  int ring(Asked asked) throws Exception {
    return ring(asked.callback(), asked.secret());
  }

  /** Sends a notification that is signed with a secret, and returns the status of the answer. */
  int ring(String callback, String secret) throws Exception {
    String body = "<rss>a notification is not read</rss>";
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(callback))
            .header("X-Hub-Signature", "sha256=" + signature(body, secret))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(post, BodyHandlers.discarding()).statusCode();
  }

  private static String signature(String body, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.close();
    server.close();
  }
}
