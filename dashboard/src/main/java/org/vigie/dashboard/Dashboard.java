package org.vigie.dashboard;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigie.dashboard.FeedHealth.Status;
import org.vigie.events.topics.Topics;
import org.vigie.health.Health;
import org.vigie.health.VisitorTimeout;
import org.vigie.health.WebServers;
import org.vigie.kafka.Cluster;
import org.vigie.kafka.Follower;

/**
 * The service {@code vigie dashboard}: serves the page, its API ({@code /api/counts}, {@code
 * /api/counts.csv}, {@code /api/board}, {@code /api/live}), {@code /health}, {@code /health/live},
 * {@code /health/ready} and {@code /metrics}.
 */
public final class Dashboard implements AutoCloseable {
  /** Number of random bytes in a token. 16 bytes are 128 bits, too many to be guessed. */
  private static final int TOKEN_BYTES = 16;

  private final InetSocketAddress listen;
  private final Access access;
  private final TopicsView view;
  private final LiveUpdates live = new LiveUpdates();
  private final VisitorTimeout timeout = new VisitorTimeout(WebServers.SLOWEST);
  private final Follower follower;
  private final RequestHandler requests;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-dashboard-", 0).factory());
  private @Nullable HttpServer server;

  /**
   * @param listen address to listen on; port 0 for any free port
   * @param token token that visitors need; null to generate one, or to need none on loopback
   * @param metrics returns the metrics in Prometheus' text format
   * @param health answers {@code /health} and the paths below it
   */
  public Dashboard(
      Cluster cluster,
      InetSocketAddress listen,
      @Nullable String token,
      InstantSource clock,
      Supplier<String> metrics,
      Health health) {
    this.listen = listen;
    view = new TopicsView(clock);
    access = Access.to(listen, token, Dashboard::randomToken);
    follower = follower(cluster);
    requests =
        new RequestHandler(view, live, access, clock, metrics, health, timeout, follower::silence);
  }

  /** Serves the page and reads the topics, which must exist. Throws if the port is in use. */
  public void start() throws IOException {
    HttpServer http = WebServers.open(listen, "the page", "choose another with --listen");
    http.setExecutor(threads);
    http.createContext("/", requests);
    http.start();
    server = http;
    follower.startAtBeginning();
  }

  /** Adds the gauge {@code vigie.feeds}: the number of feeds that are fresh, late, failing… */
  public void measure(MeterRegistry registry, InstantSource clock) {
    for (Status status : Status.values()) {
      String label = status.name().toLowerCase(Locale.ROOT);
      registry.gauge(
          "vigie.feeds", Tags.of("status", label), view, of -> of.feeds(status, clock.instant()));
    }
  }

  /** True if the page follows the topics. False before {@link #start}, and after a failure. */
  public boolean isFollowing() {
    return follower.isFollowing();
  }

  /** Returns the page's address, with the token if visitors need one. */
  public String url() {
    int port = server == null ? listen.getPort() : server.getAddress().getPort();
    String host = listen.getHostString();
    // why: an IPv6 address has colons itself, and needs brackets in a URL (RFC 3986).
    String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
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
    timeout.close();
  }

  private Follower follower(Cluster cluster) {
    Topics topics = cluster.topics();
    return new Follower(cluster, "vigie-dashboard-reader", live::changed)
        .on(topics.counts(), view::count)
        .on(topics.stories(), view::story)
        .on(topics.mentions(), view::mention)
        .on(topics.feeds(), view::feed)
        .on(topics.feedStates(), view::feedState)
        .on(topics.notifications(), view::notification)
        .on(topics.channelStates(), view::channelState)
        .on(topics.watches(), view::watchItem);
  }

  private static String randomToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
