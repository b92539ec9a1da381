package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.deliver.DeliveryResult.Delivered;
import org.vigie.alerts.deliver.DeliveryResult.Doubtful;
import org.vigie.alerts.deliver.DeliveryResult.Refused;
import org.vigie.alerts.deliver.DeliveryResult.Retry;

/** Sends the notifications of one channel, one after another, on its own thread. */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Dispatcher.class);

  /** Maximum pause of a channel after failures, unless its server asks for more. An estimate. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final Channel channel;
  private final OutcomeWriter outcomes;
  private final DeliveryLimits limits;
  private final InstantSource clock;
  private final ChannelQueue queue;
  private final Thread thread;

  /** Number of consecutive failures of the channel. Used only by the dispatcher's thread. */
  private int failures;

  Dispatcher(Channel channel, OutcomeWriter outcomes, DeliveryLimits limits, InstantSource clock) {
    this.channel = channel;
    this.outcomes = outcomes;
    this.limits = limits;
    this.clock = clock;
    this.queue = new ChannelQueue(clock);
    this.thread =
        Thread.ofVirtual().name("vigie-alerts-dispatcher-" + channel.id()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  ChannelQueue queue() {
    return queue;
  }

  /** Starts no new call. Waits a bounded time for a call that has begun, then interrupts it. */
  @Override
  public void close() {
    queue.stop();
    try {
      if (thread.isAlive() && !thread.join(limits.drainTimeout())) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Delivery next = queue.take(); next != null; next = queue.take()) {
        handle(next, call(next));
        giveUpOverdue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private DeliveryResult call(Delivery delivery) {
    try {
      Channel.Root root = outcomes.root(delivery);
      return delivery.isDoubtful()
          ? channel.settle(delivery.notification(), root)
          : channel.deliver(delivery.notification(), root);
    } catch (RuntimeException e) {
      LOGGER
          .atError()
          .addKeyValue("channel", channel.id())
          .addKeyValue("notification", delivery.notification().id())
          .setCause(e)
          .log("delivery broke");
      return new Refused("a defect: " + e.getClass().getSimpleName());
    }
  }

  private void handle(Delivery delivery, DeliveryResult result) {
    outcomes.called(delivery, result);
    switch (result) {
      case Delivered(String ref) -> {
        outcomes.sent(delivery, ref);
        failures = 0;
        queue.finish(delivery);
      }
      case Refused(String why) -> {
        outcomes.failed(delivery, why);
        failures = 0;
        queue.finish(delivery);
      }
      case Retry(Duration after, String why) -> retry(delivery, false, after, why);
      case Doubtful(String why) -> retry(delivery, true, Duration.ZERO, why);
    }
  }

  /** Queues a delivery again, unless it is too old. The server wants no calls for {@code rest}. */
  private void retry(Delivery delivery, boolean doubtful, Duration rest, String why) {
    failures++;
    Instant now = clock.instant();
    if (now.isAfter(delivery.taken().plus(limits.giveUpAfter()))) {
      giveUp(delivery, why);
      return;
    }
    // why: a request without an answer may still arrive, and a search before that would miss it.
    Duration arrival = doubtful ? limits.callTimeout() : Duration.ZERO;
    Duration backOff = limits.backOff(delivery.failures() + 1);
    Duration ofAll = Collections.min(List.of(limits.backOff(failures), LONGEST_REST));
    queue.postpone(
        delivery,
        delivery.retryAt(now.plus(Collections.max(List.of(rest, arrival, backOff))), doubtful),
        now.plus(Collections.max(List.of(rest, ofAll))));
  }

  /** Gives up old deliveries, so that the queue of a channel that is down stays limited. */
  private void giveUpOverdue() {
    for (Delivery old : queue.takenBefore(clock.instant().minus(limits.giveUpAfter()))) {
      giveUp(old, "its turn never came");
    }
  }

  private void giveUp(Delivery delivery, String why) {
    outcomes.failed(
        delivery, "given up after " + limits.giveUpAfter().toMinutes() + " min: " + why);
    queue.finish(delivery);
  }
}
