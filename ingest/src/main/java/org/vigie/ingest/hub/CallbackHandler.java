package org.vigie.ingest.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.ingest.fetch.Limits;
import org.vigie.settings.Secret;

/**
 * Answers hubs. They confirm or deny a subscription by GET and ring by POST, at an address that
 * ends in the subscription's token. So a reverse proxy may change what stands before the token.
 *
 * @param ring gets the id of a feed that has changed
 * @param count gets what each POST was
 */
record CallbackHandler(
    Subscriptions subscriptions, InstantSource clock, Consumer<String> ring, Consumer<Notice> count)
    implements HttpHandler {
  /** Maximum number of bytes of a notification: hubs may send the whole feed (W3C WebSub, 7). */
  private static final int LONGEST = Limits.DEFAULT.body();

  /** Maximum number of characters of a challenge. An estimate: hubs send up to 100. */
  private static final int LONGEST_CHALLENGE = 1_000;

  private static final int BUFFER = 8 * 1024;

  private static final String NUMBER = "\\d{1,9}";

  /** What a POST was. Only {@link #RUNG} makes Vigie poll a feed. */
  enum Notice {
    RUNG,
    /** Its token is unknown: the subscription is of an earlier start, or the feed was removed. */
    UNKNOWN,
    /** The signature is missing or wrong. */
    UNSIGNED,
    TOO_LARGE,
    /** It is signed, but no lease runs. */
    ENDED
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    String path = Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "");
    String token = path.substring(path.lastIndexOf('/') + 1);
    switch (exchange.getRequestMethod()) {
      case "GET" -> question(exchange, token);
      case "POST" -> notification(exchange, token);
      default -> exchange.sendResponseHeaders(405, -1);
    }
  }

  private void question(HttpExchange exchange, String token) throws IOException {
    Map<String, String> parameters = HubParameters.of(exchange.getRequestURI());
    String topic = parameters.getOrDefault("hub.topic", "");
    String challenge = parameters.getOrDefault("hub.challenge", "");
    boolean isShort = !challenge.isEmpty() && challenge.length() <= LONGEST_CHALLENGE;
    switch (parameters.getOrDefault("hub.mode", "")) {
      case "subscribe" -> {
        boolean isOurs =
            isShort && subscriptions.confirm(token, topic, lease(parameters), clock.instant());
        answer(exchange, isOurs ? 200 : 404, isOurs ? challenge : "");
      }
      case "denied" ->
          answer(exchange, subscriptions.deny(token, topic, clock.instant()) ? 200 : 404, "");
      // why: Vigie never asks to end a subscription; hubs drop one whose token is unknown.
      default -> answer(exchange, 404, "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Returns the lease that a hub grants; the lease that it was asked for if it doesn't say. */
  private static Duration lease(Map<String, String> parameters) {
    String seconds = parameters.getOrDefault("hub.lease_seconds", "");
    return seconds.matches(NUMBER)
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Subscription.LEASE;
  }

  private void notification(HttpExchange exchange, String token) throws IOException {
    Secret secret = subscriptions.secret(token);
    if (secret == null) {
      count.accept(Notice.UNKNOWN);
      exchange.sendResponseHeaders(410, -1);
      return;
    }
    String header = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
    Notice notice = check(Signature.of(header, secret), exchange.getRequestBody());
    String feed = subscriptions.feed(token, clock.instant());
    if (notice == Notice.RUNG && feed != null) {
      ring.accept(feed);
    }
    count.accept(notice == Notice.RUNG && feed == null ? Notice.ENDED : notice);
    // why: a sender of forged notifications must not learn which of them count (W3C WebSub, 8).
    exchange.sendResponseHeaders(202, -1);
  }

  private static Notice check(@Nullable Signature signature, InputStream body) throws IOException {
    if (signature == null) {
      return Notice.UNSIGNED;
    }
    byte[] buffer = new byte[BUFFER];
    int read = 0;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      read += n;
      if (read > LONGEST) {
        return Notice.TOO_LARGE;
      }
      signature.add(buffer, n);
    }
    return signature.isRight() ? Notice.RUNG : Notice.UNSIGNED;
  }
}
