package org.vigie.ingest.hub;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.events.Feed;
import org.vigie.events.fields.FeedHub;
import org.vigie.ingest.fetch.HubClient;
import org.vigie.ingest.fetch.HubClient.HubReply;
import org.vigie.ingest.hub.CallbackHandler.Notice;
import org.vigie.ingest.hub.Subscriptions.HubRequest;

/**
 * Subscribes feeds at hubs, and hears their bells on other threads. Metrics: {@code
 * vigie.ingest.subscriptions} is the number of feeds of which a hub tells, and {@code
 * vigie.ingest.bells} counts notifications by outcome.
 */
public final class Hubs implements Bells, AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Hubs.class);

  private final HubClient client;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Runnable wake;
  private final Subscriptions subscriptions;
  private final CallbackServer server;
  private final Set<String> rung = ConcurrentHashMap.newKeySet();
  private final ExecutorService requests =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("vigie-hub-", 0).factory());

  /**
   * Starts to listen for hubs.
   *
   * @param wake called by any thread after a bell, so that {@link #hear} is called soon
   * @throws IOException if the address to listen on can't be used; the message names it
   */
  public Hubs(
      Callback callback,
      HubClient client,
      InstantSource clock,
      MeterRegistry metrics,
      Runnable wake)
      throws IOException {
    this.client = client;
    this.clock = clock;
    this.metrics = metrics;
    this.wake = wake;
    this.subscriptions = new Subscriptions(callback, new SecureRandom());
    metrics.gauge(
        "vigie.ingest.subscriptions", subscriptions, each -> each.active(clock.instant()));
    var handler = new CallbackHandler(subscriptions, clock, this::ring, this::count);
    this.server = new CallbackServer(callback.listen(), handler);
  }

  private void ring(String feed) {
    rung.add(feed);
    wake.run();
  }

  private void count(Notice notice) {
    String outcome = notice.name().toLowerCase(Locale.ROOT);
    metrics.counter("vigie.ingest.bells", "outcome", outcome).increment();
  }

  @Override
  public Heard hear() {
    for (HubRequest request : subscriptions.due(clock.instant())) {
      requests.execute(() -> send(request));
    }
    Set<String> taken = new HashSet<>();
    rung.removeIf(taken::add);
    return new Heard(taken, subscriptions.takeLost());
  }

  private void send(HubRequest request) {
    try {
      HubReply reply = client.post(request.hub(), request.feed(), request.form());
      subscriptions.answered(request.token(), reply, clock.instant());
      if (reply instanceof HubReply.Declined(String why, _)) {
        LOGGER
            .atInfo()
            .addKeyValue("feedId", request.feed().id())
            .addKeyValue("why", why)
            .log("the hub declined a subscription; it is asked again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void follow(Feed feed, @Nullable FeedHub named) {
    subscriptions.follow(feed, named, clock.instant());
  }

  @Override
  public void forget(String feed) {
    subscriptions.forget(feed);
    rung.remove(feed);
  }

  @Override
  public void forgetAll() {
    subscriptions.forgetAll();
    rung.clear();
  }

  @Override
  public @Nullable Instant since(String feed) {
    return subscriptions.since(feed, clock.instant());
  }

  @Override
  public void close() {
    server.close();
    requests.shutdownNow();
  }
}
