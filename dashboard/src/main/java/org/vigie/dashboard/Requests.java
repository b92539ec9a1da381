package org.vigie.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.dashboard.Board.FeedHealth;
import org.vigie.dashboard.Board.Status;
import org.vigie.events.Count;
import org.vigie.events.Json;
import org.vigie.events.Notification;
import org.vigie.events.Story;

/** What is answered to which request. */
final class Requests implements HttpHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(Requests.class);
  private static final int STORIES_SHOWN = 100;
  private static final String JSON = "application/json; charset=utf-8";

  /** The page's own files; nothing else is read from the program. */
  private static final Map<String, Asset> ASSETS =
      Map.of(
          "/", new Asset("/page/index.html", "text/html; charset=utf-8"),
          "/page.js", new Asset("/page/page.js", "text/javascript; charset=utf-8"),
          "/words.js", new Asset("/page/words.js", "text/javascript; charset=utf-8"),
          "/page.css", new Asset("/page/page.css", "text/css; charset=utf-8"),
          "/favicon.svg", new Asset("/page/favicon.svg", "image/svg+xml"),
          "/echarts.js",
              new Asset(
                  "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js",
                  "text/javascript; charset=utf-8"));

  private final Board board;
  private final Live live;
  private final Access access;
  private final InstantSource clock;
  private final Supplier<String> metrics;

  Requests(Board board, Live live, Access access, InstantSource clock, Supplier<String> metrics) {
    this.board = board;
    this.live = live;
    this.access = access;
    this.clock = clock;
    this.metrics = metrics;
  }

  private record Asset(String resource, String type) {}

  /** How much of the configured feeds the figures rest on. */
  record Coverage(int feeds, long fresh, long late, long failing, long waiting) {}

  record CountsAnswer(Instant asOf, Coverage coverage, List<CountLine> counts) {}

  /**
   * @param complete false while the window's time is not over
   */
  record CountLine(@JsonUnwrapped Count count, boolean complete) {}

  record BoardAnswer(
      Instant asOf,
      Coverage coverage,
      Map<String, String> tags,
      List<Story> stories,
      List<FeedHealth> feeds,
      Map<Notification.State, Integer> notifications) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
      guard(exchange);
      if (!access.allows(exchange.getRequestHeaders(), parameters)) {
        send(
            exchange,
            403,
            "text/plain; charset=utf-8",
            "Open the address that Vigie printed at its start.\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain; charset=utf-8", "Only GET.\n");
      } else {
        answer(exchange, parameters);
      }
    } catch (IllegalArgumentException e) {
      send(exchange, 400, "text/plain; charset=utf-8", e.getMessage() + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("path", exchange.getRequestURI().getPath())
          .log("request failed");
      send(exchange, 500, "text/plain; charset=utf-8", "Something went wrong; see Vigie's log.\n");
    }
  }

  private void answer(HttpExchange exchange, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/api/live" -> live.serve(exchange);
      case "/api/board" -> send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(board()));
      case "/api/counts" -> counts(exchange, parameters);
      case "/api/counts.csv" -> countsCsv(exchange, parameters);
      case "/metrics" ->
          send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
      default -> asset(exchange, ASSETS.get(path));
    }
  }

  private void counts(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    if ("csv".equals(parameters.get("format"))) {
      countsCsv(exchange, parameters);
      return;
    }
    Instant now = clock.instant();
    List<CountLine> lines =
        CountsQuery.of(parameters).select(board.counts()).stream()
            .map(count -> new CountLine(count, !count.end().isAfter(now)))
            .toList();
    var answer = new CountsAnswer(now, coverage(board.feeds(now)), lines);
    send(exchange, 200, JSON, Json.MAPPER.writeValueAsString(answer));
  }

  private void countsCsv(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    List<Count> counts = CountsQuery.of(parameters).select(board.counts());
    exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"counts.csv\"");
    send(exchange, 200, "text/csv; charset=utf-8", CountsCsv.write(counts, clock.instant()));
  }

  private BoardAnswer board() {
    Instant now = clock.instant();
    List<FeedHealth> feeds = board.feeds(now);
    return new BoardAnswer(
        now,
        coverage(feeds),
        board.tagNames(),
        board.stories().stream().limit(STORIES_SHOWN).toList(),
        feeds,
        board.notifications());
  }

  private static Coverage coverage(List<FeedHealth> feeds) {
    return new Coverage(
        feeds.size(),
        with(feeds, Status.FRESH),
        with(feeds, Status.LATE),
        with(feeds, Status.FAILING),
        with(feeds, Status.WAITING));
  }

  private static long with(List<FeedHealth> feeds, Status status) {
    return feeds.stream().filter(feed -> feed.status() == status).count();
  }

  private void guard(HttpExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'");
    if (access.token() != null
        && access.allows(
            exchange.getRequestHeaders(), parameters(exchange.getRequestURI().getRawQuery()))) {
      headers.set("Set-Cookie", Access.setCookie(access.token()));
    }
  }

  private static void asset(HttpExchange exchange, @Nullable Asset asset) throws IOException {
    if (asset == null) {
      send(exchange, 404, "text/plain; charset=utf-8", "Nothing here.\n");
      return;
    }
    try (InputStream in = Requests.class.getResourceAsStream(asset.resource())) {
      if (in == null) {
        throw new IllegalStateException(asset.resource() + " is not in the program");
      }
      send(exchange, 200, asset.type(), in.readAllBytes());
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
