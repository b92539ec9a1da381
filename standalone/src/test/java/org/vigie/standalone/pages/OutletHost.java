package org.vigie.standalone.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.vigie.sandbox.LoopbackServer;

/** The web server of one outlet, on an address of its own in the loopback network. */
final class OutletHost implements AutoCloseable {
  /**
   * What the server sends.
   *
   * @param headers name, value, name, value
   */
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Answer(int status, byte[] body, List<String> headers) {
    static Answer html(String body, String... headers) {
      return new Answer(200, body.getBytes(StandardCharsets.UTF_8), List.of(headers))
          .with("Content-Type", "text/html; charset=utf-8");
    }

    static Answer text(String body) {
      return new Answer(200, body.getBytes(StandardCharsets.UTF_8), List.of())
          .with("Content-Type", "text/plain");
    }

    static Answer status(int status, String... headers) {
      return new Answer(status, new byte[0], List.of(headers));
    }

    Answer with(String name, String value) {
      List<String> all = new java.util.ArrayList<>(headers);
      all.add(name);
      all.add(value);
      return new Answer(status, body, all);
    }
  }

  private final LoopbackServer server;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param number the last number of the host's address
   */
  OutletHost(int number) {
    server = new LoopbackServer("127.0.0." + number, this::answer);
  }

  /** Serves an answer at a path with query; unknown paths are 404. Returns the address. */
  String at(String path, Answer answer) {
    synchronized (answers) {
      answers.put(path, answer);
    }
    return url(path);
  }

  String url(String path) {
    return server.url() + path;
  }

  /** Returns the paths that were asked for, in order. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the pages that were asked for, without files such as robots.txt. */
  List<String> pages() {
    return requests.stream()
        .filter(path -> !path.equals("/robots.txt") && !path.startsWith("/.well-known/"))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(path);
    @Nullable Answer answer;
    synchronized (answers) {
      answer = answers.get(path);
    }
    if (answer == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    for (int i = 0; i < answer.headers().size(); i += 2) {
      exchange.getResponseHeaders().add(answer.headers().get(i), answer.headers().get(i + 1));
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    server.close();
  }
}
