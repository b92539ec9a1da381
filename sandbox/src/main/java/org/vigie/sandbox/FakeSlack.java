package org.vigie.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's Web API and an incoming webhook on loopback: {@code chat.postMessage}, {@code
 * chat.update}, {@code conversations.history}, {@code conversations.replies} and {@code
 * conversations.list}. Any token will do; none won't.
 */
public final class FakeSlack implements AutoCloseable {
  private static final int LONGEST_BODY = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SlackWorkspace workspace;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private volatile boolean limited;

  /** What to do wrong with the next message. */
  public sealed interface Fault {
    /** Answer 500 without posting. */
    record ServerError() implements Fault {}

    /** Post, and never answer. */
    record TakenInSilence() implements Fault {}

    /** Post, and answer 500. */
    record TakenWithError() implements Fault {}

    /** Answer 200 with an error, such as {@code channel_not_found}. */
    record Refusal(String error) implements Fault {}

    /** Answer 429. */
    record SlowDown(int seconds) implements Fault {}
  }

  private FakeSlack(HttpServer server, InstantSource clock, List<String> channels) {
    this.server = server;
    this.workspace = new SlackWorkspace(clock, channels);
    server.setExecutor(threads);
    server.createContext("/api/", exchange -> handle(exchange, this::api));
    server.createContext("/hook", exchange -> handle(exchange, this::hook));
    server.start();
  }

  /**
   * @param port 0 for any
   * @param channels that exist from the beginning, such as {@code #presse}; others come into being
   *     when something is posted there
   */
  public static FakeSlack start(int port, InstantSource clock, String... channels) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new FakeSlack(HttpServer.create(address, 0), clock, List.of(channels));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code slack.baseUrl} has to be. */
  public URI baseUrl() {
    return URI.create(root() + "/api");
  }

  /** An incoming webhook, into {@code #webhook}. */
  public URI webhook() {
    return URI.create(root() + "/hook");
  }

  private String root() {
    var address = server.getAddress();
    return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Whether to answer 429 to more than one message a second in a channel, as Slack does. */
  public void limit(boolean limit) {
    limited = limit;
  }

  /** Does wrong with the next messages, one after the other. */
  public void misbehave(List<? extends Fault> next) {
    faults.addAll(next);
  }

  /** Everything posted, in order of arrival, as edited since. */
  public List<PostedMessage> messages() {
    return workspace.messages();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Handler {
    void handle(HttpExchange exchange, String body) throws IOException;
  }

  private static void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      handler.handle(
          exchange, new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), UTF_8));
    }
  }

  private void api(HttpExchange exchange, String body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = path.substring(path.lastIndexOf('/') + 1);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (token == null || !token.startsWith("Bearer ")) {
      answer(exchange, SlackWorkspace.error("not_authed"));
      return;
    }
    switch (method) {
      case "chat.postMessage" -> post(exchange, read(body));
      case "chat.update" -> answer(exchange, workspace.update(read(body)));
      default -> answer(exchange, workspace.look(method, query(exchange)));
    }
  }

  private void post(HttpExchange exchange, JsonNode message) throws IOException {
    if (limited && workspace.isTooSoon(message)) {
      slowDown(exchange, 1);
      return;
    }
    switch (faults.poll()) {
      case null -> answer(exchange, workspace.post(message));
      case Fault.ServerError _ -> answer(exchange, 500, "oops");
      case Fault.SlowDown(int seconds) -> slowDown(exchange, seconds);
      case Fault.Refusal(String error) -> answer(exchange, SlackWorkspace.error(error));
      case Fault.TakenWithError _ -> {
        workspace.post(message);
        answer(exchange, 500, "oops");
      }
      case Fault.TakenInSilence _ -> {
        workspace.post(message);
        silence();
      }
    }
  }

  private void silence() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hook(HttpExchange exchange, String body) throws IOException {
    ObjectNode message = Json.MAPPER.createObjectNode();
    message.setAll((ObjectNode) read(body));
    message.put("channel", "#webhook");
    workspace.post(message);
    answer(exchange, 200, "ok");
  }

  private static void slowDown(HttpExchange exchange, int seconds) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
    answer(exchange, 429, SlackWorkspace.error("ratelimited").toString());
  }

  private static void answer(HttpExchange exchange, JsonNode json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    answer(exchange, 200, json.toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static JsonNode read(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    @Nullable String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }
}
