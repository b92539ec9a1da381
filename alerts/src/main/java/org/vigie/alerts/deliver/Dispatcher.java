package org.vigie.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.DeliveryResult;
import org.vigie.alerts.channel.DeliveryResult.Blocked;
import org.vigie.alerts.channel.DeliveryResult.Delivered;
import org.vigie.alerts.channel.DeliveryResult.Doubtful;
import org.vigie.alerts.channel.DeliveryResult.PartlySent;
import org.vigie.alerts.channel.DeliveryResult.Refused;
import org.vigie.alerts.channel.DeliveryResult.Retry;
import org.vigie.alerts.channel.UnknownChannel;
import org.vigie.events.ChannelState.State;

/**
 * Sends the notifications of one channel, one after another, on its own thread. A blocked channel
 * is only probed: its first notification is tried again after a while, and the others wait.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Dispatcher.class);

  /** Pause before another look whether the courier's lease is renewed. Its poll takes 500 ms. */
  private static final Duration LEASE_PAUSE = Duration.ofMillis(100);

  /** Time after which nobody waits for a channel that is away. An estimate: a server's restart. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Channel channel;
  private final OutcomeWriter outcomes;
  private final ChannelStates states;
  private final Lease lease;
  private final DeliveryLimits limits;
  private final InstantSource clock;
  private final ChannelQueue queue;
  private final Thread thread;
  private volatile Condition condition;

  Dispatcher(
      Channel channel,
      OutcomeWriter outcomes,
      ChannelStates states,
      Lease lease,
      DeliveryLimits limits,
      InstantSource clock) {
    this.channel = channel;
    this.outcomes = outcomes;
    this.states = states;
    this.lease = lease;
    this.limits = limits;
    this.clock = clock;
    this.condition = Condition.start(clock.instant());
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

  Channel channel() {
    return channel;
  }

  /** True if nothing is being sent, and nothing waits that could be sent within half a minute. */
  boolean isIdle() {
    Condition now = condition;
    boolean isLongAway = now.is(State.AWAY) && now.since().plus(PATIENCE).isBefore(clock.instant());
    return queue.size() == 0 || now.is(State.BLOCKED) || isLongAway;
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
        if (outcomes.ledger().of(next.partition()).isSettled(next.notification().id())) {
          // why: the partition's previous owner wrote the outcome of its last call only now.
          queue.finish(next, Instant.MIN);
          continue;
        }
        DeliveryResult result = call(next);
        if (result == null) {
          queue.hold(next, next, clock.instant().plus(LEASE_PAUSE));
        } else {
          conclude(next, result);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes a call. Returns null, and calls nothing, if another courier may have taken over. */
  private @Nullable DeliveryResult call(Delivery delivery) throws InterruptedException {
    if (!mayCall(delivery)) {
      return null;
    }
    if (channel.isBlind() && !outcomes.calling(delivery, limits.callTimeout())) {
      return new Retry(Duration.ZERO, "Kafka does not accept the record of the call");
    }
    // why: the courier may have been stopped here, for example by SIGSTOP or a sleeping laptop.
    return mayCall(delivery) ? deliver(delivery) : null;
  }

  private boolean mayCall(Delivery delivery) {
    return outcomes.ledger().isOpen(delivery.partition()) && lease.holds();
  }

  private DeliveryResult deliver(Delivery delivery) {
    try {
      Channel.Root root = outcomes.root(delivery);
      return delivery.isDoubtful()
          ? channel.settle(delivery.notification(), root)
          : channel.deliver(delivery.notification(), root);
    } catch (RuntimeException e) {
      broke(delivery, e);
      return new Refused("a defect: " + e.getClass().getSimpleName());
    }
  }

  private void broke(Delivery delivery, RuntimeException e) {
    LOGGER
        .atError()
        .addKeyValue("channel", channel.id())
        .addKeyValue("notification", delivery.notification().id())
        .setCause(e)
        .log("delivery broke");
  }

  /** Handles a call's result. A defect neither ends the thread nor repeats the call. */
  private void conclude(Delivery delivery, DeliveryResult result) {
    try {
      handle(delivery, result);
    } catch (RuntimeException e) {
      broke(delivery, e);
      // why: neither does anything if the delivery is already finished or queued again.
      if (mustStay(delivery, result)) {
        Instant now = clock.instant();
        Delivery next = delivery.retryAt(now.plus(limits.probe(delivery.failures() + 1)));
        queue.postpone(delivery, next, now.plus(channel.pause()));
      } else {
        finish(delivery);
      }
    }
  }

  /** True if a delivery was surely not sent, and would be forgotten without an outcome. */
  private boolean mustStay(Delivery delivery, DeliveryResult result) {
    var ledger = outcomes.ledger().of(delivery.partition());
    boolean isUnsent = result instanceof Retry || result instanceof Blocked;
    return isUnsent && !isOverdue(delivery) && !ledger.isSettled(delivery.notification().id());
  }

  private void handle(Delivery delivery, DeliveryResult answer) {
    outcomes.called(delivery, answer);
    boolean isPartly = delivery.isPartlySent();
    DeliveryResult result = isPartly ? condition.ofRest(answer) : answer;
    Instant now = clock.instant();
    condition = isPartly ? condition.afterRest(result, now) : condition.after(result, now);
    Duration rest =
        switch (result) {
          case Delivered(String ref, List<String> refused) -> {
            outcomes.sent(delivery, ref, refused, twice(delivery));
            yield finish(delivery);
          }
          case PartlySent partly ->
              sendLater(delivery, outcomes.partlySent(delivery, partly), partly.why());
          case Refused(String why) -> {
            fail(delivery, why);
            yield finish(delivery);
          }
          case Blocked(String why) -> hold(delivery, why);
          case Retry(Duration after, String why) -> {
            if (channel.isBlind()) {
              outcomes.notSent(delivery);
            }
            yield retry(delivery, delivery, after, Duration.ZERO, why);
          }
          case Doubtful(String why) -> doubt(delivery, why);
        };
    giveUpOverdue();
    report(rest);
  }

  private void report(Duration rest) {
    if (channel instanceof UnknownChannel && queue.size() == 0) {
      states.forget(channel.id());
    } else {
      states.after(channel.id(), condition, queue.size(), rest);
    }
  }

  /** Returns why a message may have arrived twice; null if it arrived once. */
  private @Nullable String twice(Delivery delivery) {
    return channel.isBlind() && delivery.isDoubtful() ? "sent twice: " + delivery.doubt() : null;
  }

  private Duration finish(Delivery delivery) {
    queue.finish(delivery, clock.instant().plus(channel.pause()));
    return channel.pause();
  }

  /** Keeps a delivery at the head of the queue of a blocked channel, as the next probe. */
  private Duration hold(Delivery delivery, String why) {
    if (channel.isBlind()) {
      outcomes.notSent(delivery);
    }
    Duration pause = limits.probe(condition.failures());
    if (isOverdue(delivery)) {
      giveUp(delivery, why);
    } else {
      queue.hold(delivery, delivery.retryAt(delivery.notBefore()), clock.instant().plus(pause));
    }
    return pause;
  }

  /** Calls a blind channel once more at most: a message may arrive twice, but not three times. */
  private Duration doubt(Delivery delivery, String why) {
    if (channel.isBlind() && delivery.isDoubtful()) {
      recordDoubtful(delivery, why);
      return finish(delivery);
    }
    // why: a request without an answer may still arrive, and a search before that would miss it.
    return retry(delivery, delivery.doubted(why), Duration.ZERO, limits.callTimeout(), why);
  }

  /** Records a delivery with two unclear calls as sent, with the doubt. */
  void recordDoubtful(Delivery delivery, String why) {
    String ref = String.valueOf(channel.address(delivery.notification()));
    outcomes.sent(delivery, ref, delivery.left(), "two calls without a clear answer: " + why);
  }

  /**
   * Queues a partly sent mail for the recipients who don't have it. Nothing else waits for them, so
   * they are called rarely.
   *
   * @param next replaces {@code delivery}
   */
  private Duration sendLater(Delivery delivery, Delivery next, String why) {
    Instant now = clock.instant();
    Duration pause = limits.partlySent(delivery.failures() + 1);
    outcomes.retried(next, pause, why);
    queue.postpone(delivery, next.retryAt(now.plus(pause)), now.plus(channel.pause()));
    return channel.pause();
  }

  /**
   * Queues a delivery again, unless it is too old.
   *
   * @param next replaces {@code delivery}
   * @param rest time for which the server wants no calls from the channel
   * @param own time for which this delivery waits, while others may be sent
   */
  private Duration retry(
      Delivery delivery, Delivery next, Duration rest, Duration own, String why) {
    if (isOverdue(delivery)) {
      giveUp(delivery, why);
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    int failures = condition.failures();
    Duration backOff = condition.is(State.BLOCKED) ? limits.probe(failures) : limits.rest(failures);
    Duration ofAll = Collections.max(List.of(rest, backOff, channel.pause()));
    Duration ofThis = Collections.max(List.of(ofAll, own, pause(delivery)));
    outcomes.retried(next, ofThis, why);
    queue.postpone(delivery, next.retryAt(now.plus(ofThis)), now.plus(ofAll));
    return ofAll;
  }

  private Duration pause(Delivery delivery) {
    int failures = delivery.failures() + 1;
    return delivery.isPartlySent() ? limits.partlySent(failures) : limits.backOff(failures);
  }

  private boolean isOverdue(Delivery delivery) {
    boolean isOld = delivery.taken().isBefore(clock.instant().minus(limits.giveUpAfter()));
    return isOld || (condition.is(State.BLOCKED) && wasBlockedThroughout(delivery));
  }

  /** True if a delivery has waited long enough for its blocked channel, over all processes. */
  private boolean wasBlockedThroughout(Delivery delivery) {
    Instant horizon = outcomes.clock().instant().minus(limits.giveUpAfter());
    return delivery.notification().decided().isBefore(horizon)
        && states.isBlockedSince(channel.id(), horizon);
  }

  /** Gives up old deliveries, so that the queue of a channel that is down stays limited. */
  private void giveUpOverdue() {
    for (Delivery old : queue.matching(this::isOverdue)) {
      giveUp(old, condition.why() == null ? "its turn never came" : condition.why());
    }
  }

  private void giveUp(Delivery delivery, String why) {
    fail(delivery, "given up after " + limits.giveUpAfter().toHours() + " h: " + why);
    queue.finish(delivery, Instant.MIN);
  }

  /** Records that no more calls follow. A partly sent mail is sent, but not to everybody. */
  private void fail(Delivery delivery, String why) {
    String ref = delivery.notification().ref();
    if (ref == null) {
      outcomes.failed(delivery, why);
    } else {
      outcomes.sent(delivery, ref, delivery.left(), twice(delivery));
    }
  }
}
