package org.vigie.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.events.topics.Topics;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;

/**
 * The service {@code vigie dashboard}: one page, its API ({@code /api/counts}, {@code
 * /api/counts.csv}, {@code /api/board}, {@code /api/live}) and {@code /metrics}.
 */
public final class Dashboard implements AutoCloseable {
  private static final int TOKEN_BYTES = 16;

  private static final String REQUEST_TIME = "sun.net.httpserver.maxReqTime";

  /** How long a visitor may take to send a request, and to read an answer. */
  private static final Duration SLOWEST = Duration.ofSeconds(60);

  private final InetSocketAddress listen;
  private final Access access;
  private final Board board = new Board();
  private final Live live = new Live();
  private final Patience patience = new Patience(SLOWEST);
  private final Follower follower;
  private final Requests requests;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-dashboard-", 0).factory());
  private @Nullable HttpServer server;

  /**
   * @param listen port 0 takes a free one
   * @param token asked of visitors; null makes one up when {@code listen} is not loopback
   * @param metrics in Prometheus' text format
   */
  public Dashboard(
      Cluster cluster,
      InetSocketAddress listen,
      @Nullable String token,
      InstantSource clock,
      Supplier<String> metrics) {
    this.listen = listen;
    access = Access.to(listen, token, Dashboard::madeUp);
    follower = follower(cluster);
    requests = new Requests(board, live, access, clock, metrics, patience);
  }

  /**
   * Begins to read and to answer; the topics must be there.
   *
   * @throws IOException when the address is taken
   */
  public void start() throws IOException {
    // why: the JDK's server waits for ever for the rest of a request; it reads this once, in
    // seconds.
    if (System.getProperty(REQUEST_TIME) == null) {
      System.setProperty(REQUEST_TIME, String.valueOf(SLOWEST.toSeconds()));
    }
    HttpServer http;
    try {
      http = HttpServer.create(listen, 0);
    } catch (IOException e) {
      throw new IOException(
          "the page can't be served at "
              + listen.getHostString()
              + ":"
              + listen.getPort()
              + " ("
              + e.getMessage()
              + "); choose another with --listen",
          e);
    }
    http.setExecutor(threads);
    http.createContext("/", requests);
    http.start();
    server = http;
    follower.startAtBeginning();
  }

  /** Where the page is, with its token when one is asked for. */
  public String url() {
    int port = server == null ? listen.getPort() : server.getAddress().getPort();
    String address = "http://" + listen.getHostString() + ":" + port + "/";
    return access.token() == null ? address : address + "?token=" + access.token();
  }

  @Override
  public void close() {
    live.close();
    if (server != null) {
      server.stop(0);
    }
    follower.close();
    threads.shutdownNow();
    patience.close();
  }

  private Follower follower(Cluster cluster) {
    Topics topics = cluster.topics();
    return new Follower(cluster, "vigie-dashboard-reader", live::changed)
        .on(topics.counts(), board::count)
        .on(topics.stories(), board::story)
        .on(topics.mentions(), board::mention)
        .on(topics.feeds(), board::feed)
        .on(topics.feedStates(), board::feedState)
        .on(topics.notifications(), board::notification)
        .on(topics.watches(), (_, item) -> board.watchItem(item));
  }

  private static String madeUp() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
