package org.vigie.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.dashboard.BoardAnswer.Coverage;
import org.vigie.events.Count;
import org.vigie.events.topics.Json;

/** What is answered to which request. */
final class Requests implements HttpHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(Requests.class);
  private static final int A_WEEK = 7;
  private static final int A_YEAR = 366;
  private static final int PATH_LOGGED = 80;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Nothing but the page's own files, no styles or scripts in its markup, in no other's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** The page's own files; nothing else is read from the program. */
  private static final Map<String, Asset> ASSETS =
      Map.of(
          "/", new Asset("/page/index.html", "text/html; charset=utf-8"),
          "/page.js", new Asset("/page/page.js", SCRIPT),
          "/chart.js", new Asset("/page/chart.js", SCRIPT),
          "/stories.js", new Asset("/page/stories.js", SCRIPT),
          "/words.js", new Asset("/page/words.js", SCRIPT),
          "/page.css", new Asset("/page/page.css", "text/css; charset=utf-8"),
          "/favicon.svg", new Asset("/page/favicon.svg", "image/svg+xml"),
          "/echarts.js",
              new Asset("/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js", SCRIPT));

  private final Board board;
  private final Live live;
  private final Access access;
  private final InstantSource clock;
  private final Supplier<String> metrics;
  private final Patience patience;

  Requests(
      Board board,
      Live live,
      Access access,
      InstantSource clock,
      Supplier<String> metrics,
      Patience patience) {
    this.board = board;
    this.live = live;
    this.access = access;
    this.clock = clock;
    this.metrics = metrics;
    this.patience = patience;
  }

  private record Asset(String resource, String type) {}

  record CountsAnswer(Instant asOf, Coverage coverage, List<CountLine> counts) {}

  /**
   * @param complete false while the window's time is not over
   */
  record CountLine(@JsonUnwrapped Count count, boolean complete) {}

  // why: a resource is closed before its try's own catch; what is caught must still be answered.
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      guard(exchange.getResponseHeaders());
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

  private static void guard(Headers headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
  }

  private void admit(HttpExchange exchange) throws IOException, InterruptedException {
    Map<String, String> parameters = Parameters.of(exchange.getRequestURI());
    if (!access.allows(exchange.getRequestHeaders(), parameters)) {
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
      case "/api/live" -> live.serve(exchange, patience);
      case "/api/board" -> board(exchange, parameters);
      case "/api/counts" -> {
        if ("csv".equals(parameters.get("format"))) {
          countsCsv(exchange, parameters);
        } else {
          counts(exchange, parameters);
        }
      }
      case "/api/counts.csv" -> countsCsv(exchange, parameters);
      case "/metrics" ->
          send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
      default -> asset(exchange, ASSETS.get(path));
    }
  }

  private void board(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    Parameters.only(parameters, Set.of("days", "token"));
    int days = Parameters.number(parameters, "days", A_WEEK, 1, A_YEAR);
    var answer = BoardAnswer.of(board, days, clock.instant());
    send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(answer));
  }

  private void counts(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    Instant now = clock.instant();
    List<CountLine> lines =
        CountsQuery.of(parameters).select(board.counts()).stream()
            .map(count -> new CountLine(count, !count.end().isAfter(now)))
            .toList();
    var answer = new CountsAnswer(now, Coverage.of(board.feeds(now)), lines);
    send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(answer));
  }

  private void countsCsv(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    List<Count> counts = CountsQuery.of(parameters).select(board.counts());
    exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"counts.csv\"");
    send(exchange, 200, "text/csv; charset=utf-8", CountsCsv.write(counts, clock.instant()));
  }

  private void asset(HttpExchange exchange, @Nullable Asset asset) throws IOException {
    if (asset == null) {
      send(exchange, 404, TEXT, "Nothing here.\n");
      return;
    }
    try (InputStream in = Requests.class.getResourceAsStream(asset.resource())) {
      if (in == null) {
        throw new IllegalStateException(asset.resource() + " is not in the program");
      }
      send(exchange, 200, asset.type(), in.readAllBytes());
    }
  }

  private void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    patience.with(
        () -> {
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
        });
  }

  /** As it was sent, escapes and all, so that a visitor can't write lines into the log. */
  private static String path(HttpExchange exchange) {
    String path = exchange.getRequestURI().getRawPath();
    return path.substring(0, Math.min(PATH_LOGGED, path.length()));
  }
}
