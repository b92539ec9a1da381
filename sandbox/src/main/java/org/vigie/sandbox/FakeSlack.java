package org.vigie.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fake of Slack on loopback. It has an incoming webhook and these methods of Slack's Web API:
 * {@code chat.postMessage}, {@code chat.update}, {@code conversations.history}, {@code
 * conversations.replies}, {@code conversations.list} and {@code auth.test}. The methods require a
 * token, but accept any.
 */
public final class FakeSlack implements AutoCloseable {
  /** Maximum number of bytes read of a request. An estimate: far more than a message needs. */
  private static final int LONGEST_BODY = 1 << 20;

  /** Scopes that a bot needs for a method; the fake asks for those of private channels, too. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "chat.postMessage", "chat:write",
          "chat.update", "chat:write",
          "conversations.list", "channels:read,groups:read",
          "conversations.history", "channels:history,groups:history",
          "conversations.replies", "channels:history,groups:history");

  /** A time that no test lasts. */
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private static final String JSON = "application/json; charset=utf-8";

  private final LoopbackServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final SlackWorkspace workspace;
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger slowedDown = new AtomicInteger();
  private volatile boolean limited;
  private volatile @Nullable Fault lasting;
  private volatile @Nullable String scopes;

  /** A fault that the fake simulates when a message is posted. */
  public sealed interface Fault {
    /** Answers with status 500, and does not post the message. */
    record ServerError() implements Fault {}

    /** Posts the message, but never answers. */
    record TakenInSilence() implements Fault {}

    /** Posts the message, but answers with status 500. */
    record TakenWithError() implements Fault {}

    /** Posts the message after this time, and answers then. The client may have given up before. */
    record TakenLate(Duration after) implements Fault {}

    /** Answers with an error such as {@code channel_not_found}, and does not post the message. */
    record Refusal(String error) implements Fault {}

    /** Answers with a status such as 302 or 404, and does not post the message. */
    record Status(int code) implements Fault {}

    /** Answers with status 429, asks the client to wait, and does not post the message. */
    record SlowDown(int seconds) implements Fault {}
  }

  /** Starts with these channels, such as {@code #presse}. A message to a new channel adds it. */
  public FakeSlack(InstantSource clock, String... channels) {
    workspace = new SlackWorkspace(clock, List.of(channels));
    server = new LoopbackServer(this::handle);
  }

  /** Returns the address of the fake's Web API, for the setting {@code slack.baseUrl}. */
  public URI baseUrl() {
    return URI.create(server.url() + "/api");
  }

  /** Writes a token into a new file that only its owner may read, as Vigie demands. */
  public static void writeToken(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "xoxb-test");
  }

  /** Returns the address of an incoming webhook that posts to {@code #webhook}. */
  public URI webhook() {
    return URI.create(server.url() + "/hook");
  }

  /** If true, a message less than 1 s after the channel's previous one is refused: status 429. */
  public void limit(boolean limit) {
    limited = limit;
  }

  /** Simulates the given faults when the next messages are posted, one for each message. */
  public void misbehave(List<? extends Fault> next) {
    faults.addAll(next);
  }

  /** Simulates a fault for each message from now on; null ends that. */
  public void misbehaveAlways(@Nullable Fault fault) {
    lasting = fault;
  }

  /** Lets the token have these scopes only, separated by commas. By default, all is allowed. */
  public void allow(String scopesOfToken) {
    scopes = scopesOfToken;
  }

  /** Returns how many requests were answered with status 429. */
  public int slowedDown() {
    return slowedDown.get();
  }

  /** Returns all messages in order of arrival, as they were last edited. */
  public List<PostedMessage> messages() {
    return workspace.messages();
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    JsonNode message = read(exchange);
    if (path.equals("/hook")) {
      post(exchange, ((ObjectNode) message).put("channel", "#webhook"));
      return;
    }
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (token == null || !token.startsWith("Bearer ")) {
      answer(exchange, SlackWorkspace.error("not_authed"));
      return;
    }
    String method = path.substring(path.lastIndexOf('/') + 1);
    String granted = scopes;
    if (granted != null) {
      exchange.getResponseHeaders().set("X-OAuth-Scopes", granted);
      String needed = NEEDED.getOrDefault(method, "");
      if (!needed.isEmpty()
          && !List.of(granted.split(",")).containsAll(List.of(needed.split(",")))) {
        answer(exchange, SlackWorkspace.error("missing_scope").put("needed", needed));
        return;
      }
    }
    switch (method) {
      case "chat.postMessage" -> post(exchange, message);
      case "chat.update" -> answer(exchange, workspace.update(message));
      default -> answer(exchange, workspace.query(method, parameters(exchange)));
    }
  }

  private void post(HttpExchange exchange, JsonNode message) throws IOException {
    if (limited && workspace.isTooSoon(message)) {
      slowDown(exchange, 1);
      return;
    }
    Fault next = faults.poll();
    switch (next == null ? lasting : next) {
      case null -> answer(exchange, workspace.post(message));
      case Fault.Status(int code) -> answer(exchange, code, "");
      case Fault.ServerError _ -> answer(exchange, 500, "oops");
      case Fault.SlowDown(int seconds) -> slowDown(exchange, seconds);
      case Fault.Refusal(String error) -> answer(exchange, SlackWorkspace.error(error));
      case Fault.TakenWithError _ -> {
        workspace.post(message);
        answer(exchange, 500, "oops");
      }
      case Fault.TakenInSilence _ -> {
        workspace.post(message);
        awaitClosing(FOR_EVER);
      }
      case Fault.TakenLate(Duration after) -> {
        awaitClosing(after);
        answer(exchange, workspace.post(message));
      }
    }
  }

  /** Waits at most this time until the fake is closed. */
  private void awaitClosing(Duration atMost) {
    try {
      var _ = closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void slowDown(HttpExchange exchange, int seconds) throws IOException {
    slowedDown.incrementAndGet();
    exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
    answer(exchange, 429, SlackWorkspace.error("ratelimited").toString());
  }

  private static void answer(HttpExchange exchange, JsonNode json) throws IOException {
    answer(exchange, 200, json.toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    LoopbackServer.answer(exchange, status, JSON, text.getBytes(UTF_8));
  }

  /** Returns the request's JSON; an empty object if there is none, as in a GET request. */
  private static JsonNode read(HttpExchange exchange) throws IOException {
    try {
      return Json.MAPPER.readTree(exchange.getRequestBody().readNBytes(LONGEST_BODY));
    } catch (JacksonException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private static Map<String, String> parameters(HttpExchange exchange) {
    Map<String, String> parameters = new HashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
      }
    }
    return parameters;
  }
}
