package org.vigie.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.dashboard.CountsQuery.Format;
import org.vigie.dashboard.FeedHealth.FeedCoverage;
import org.vigie.dashboard.PageFiles.PageFile;
import org.vigie.events.Count;
import org.vigie.events.topics.Json;
import org.vigie.health.Health;
import org.vigie.health.HealthAnswer;
import org.vigie.health.VisitorTimeout;

/**
 * Answers the requests for the page, its API, the health of this process and the metrics.
 *
 * @param silence returns how long Kafka has not answered the reader of the topics; zero as long as
 *     it answers
 */
record RequestHandler(
    TopicsView view,
    LiveUpdates live,
    Access access,
    InstantSource clock,
    Supplier<String> metrics,
    Health health,
    VisitorTimeout timeout,
    Supplier<Duration> silence)
    implements HttpHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(RequestHandler.class);
  private static final int A_WEEK = 7;
  private static final int A_YEAR = 366;

  /** Maximum number of characters of a request's path in the log. An estimate: one line. */
  private static final int PATH_LOGGED = 80;

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  /** Allows only the page's own files and no inline code; no site may show the page in a frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final PageFiles PAGE = new PageFiles();

  record CountsResponse(
      Instant asOf, @Nullable Instant since, FeedCoverage coverage, List<CountLine> counts) {}

  /** A count. It is not complete as long as its hour or day has not ended. */
  record CountLine(@JsonUnwrapped Count count, boolean complete) {}

  // why: the catch blocks of attempt() still send an answer. So this method closes the exchange.
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      attempt(exchange);
    }
  }

  private void attempt(HttpExchange exchange) throws IOException {
    try {
      admit(exchange);
    } catch (IllegalArgumentException e) {
      send(exchange, 400, TEXT, e.getMessage() + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("path", path(exchange)).log("request failed");
      send(exchange, 500, TEXT, "Something went wrong; see Vigie's log.\n");
    }
  }

  private static void protect(Headers headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
  }

  private void admit(HttpExchange exchange) throws IOException, InterruptedException {
    Map<String, String> parameters = QueryParameters.of(exchange.getRequestURI());
    boolean isAllowed = access.allows(exchange.getRequestHeaders(), parameters);
    // why: a supervisor has no token. Without the token, it learns only whether Vigie works.
    var healthy = HealthAnswer.to(exchange.getRequestURI().getPath(), health, isAllowed);
    if (healthy.isPresent()) {
      send(exchange, healthy.get().status(), HealthAnswer.TYPE, healthy.get().json());
      return;
    }
    if (!isAllowed) {
      send(exchange, 403, TEXT, "Open the address that Vigie printed at its start.\n");
      return;
    }
    if (access.token() != null) {
      exchange.getResponseHeaders().set("Set-Cookie", Access.setCookie(access.token()));
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      send(exchange, 405, TEXT, "Only GET.\n");
      return;
    }
    answer(exchange, parameters);
  }

  private void answer(HttpExchange exchange, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/api/live" -> live.serve(exchange, timeout, () -> silence.get().isZero());
      case "/api/board" -> board(exchange, parameters);
      case "/api/counts" -> counts(exchange, parameters, CountsQuery.format(parameters));
      case "/api/counts.csv" -> counts(exchange, parameters, Format.CSV);
      case "/metrics" -> send(exchange, 200, PROMETHEUS, metrics.get());
      default -> pageFile(exchange, path, parameters.get("lang"));
    }
  }

  private void board(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    QueryParameters.only(parameters, Set.of("days", "token"));
    int days = QueryParameters.number(parameters, "days", A_WEEK, 1, A_YEAR);
    var answer = BoardResponse.of(view, days, clock.instant(), silence.get());
    send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(answer));
  }

  private void counts(HttpExchange exchange, Map<String, String> parameters, Format format)
      throws IOException {
    Instant now = clock.instant();
    List<Count> counts = CountsQuery.of(parameters).select(view.counts());
    if (format == Format.CSV) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Disposition", "attachment; filename=\"counts.csv\"");
      send(exchange, 200, "text/csv; charset=utf-8", CountsCsv.write(counts, now));
      return;
    }
    List<CountLine> lines =
        counts.stream().map(count -> new CountLine(count, !count.end().isAfter(now))).toList();
    var answer = new CountsResponse(now, view.since(), FeedCoverage.of(view.feeds(now)), lines);
    send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(answer));
  }

  private void pageFile(HttpExchange exchange, String path, @Nullable String lang)
      throws IOException {
    PageFile file = PAGE.get(path, lang, exchange.getRequestHeaders().getFirst("Accept-Language"));
    if (file == null) {
      send(exchange, 404, TEXT, "Nothing here.\n");
      return;
    }
    if (file.isCacheable()) {
      exchange.getResponseHeaders().set("Cache-Control", "private, max-age=31536000, immutable");
    }
    send(exchange, 200, file.type(), file.body());
  }

  private void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    timeout.run(
        () -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
        });
  }

  /** Returns the start of the path. It stays escaped, so that it can't add lines to the log. */
  private static String path(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return path.substring(0, Math.min(PATH_LOGGED, path.length()));
  }
}
