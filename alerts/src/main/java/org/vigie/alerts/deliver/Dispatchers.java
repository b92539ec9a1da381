package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.vigie.alerts.channel.Channel;
import org.vigie.alerts.channel.UnknownChannel;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;

/**
 * All {@link Dispatcher dispatchers}: one for each channel, which sends its notifications. A
 * channel that isn't configured gets one with its first notification, and is blocked.
 */
final class Dispatchers implements AutoCloseable {
  private static final String WAITING = "vigie.alerts.waiting";

  // why: the demo may speed up the clock of the records, but calls and pauses take real time. They
  // are measured by the time since the start, as somebody may set the machine's clock meanwhile.
  private final InstantSource machine =
      elapsed(InstantSource.system().instant(), System.nanoTime());

  private final Map<String, Dispatcher> byChannel = new ConcurrentHashMap<>();
  private final OutcomeWriter outcomes;
  private final ChannelStates states;
  private final Lease lease;
  private final DeliveryLimits limits;
  private final MeterRegistry meters;
  private volatile boolean closed;

  Dispatchers(
      Collection<? extends Channel> channels,
      OutcomeWriter outcomes,
      ChannelStates states,
      Lease lease,
      DeliveryLimits limits,
      MeterRegistry meters) {
    this.outcomes = outcomes;
    this.states = states;
    this.lease = lease;
    this.limits = limits;
    this.meters = meters;
    channels.forEach(this::add);
  }

  private Dispatcher add(Channel channel) {
    var dispatcher = new Dispatcher(channel, outcomes, states, lease, limits, machine);
    byChannel.put(channel.id(), dispatcher);
    return dispatcher;
  }

  private static InstantSource elapsed(Instant start, long nanos) {
    return () -> start.plusNanos(System.nanoTime() - nanos);
  }

  void start() {
    byChannel.values().forEach(this::start);
  }

  private void start(Dispatcher dispatcher) {
    var channel = Tags.of("channel", dispatcher.channel().id());
    meters.gauge(WAITING, channel, dispatcher.queue(), ChannelQueue::size);
    dispatcher.start();
  }

  /** Queues a notification for which no call to its channel was made. */
  void deliver(Notification notification, int partition) {
    add(Delivery.fresh(notification, partition, machine.instant()));
  }

  /**
   * Queues a notification that an earlier process had queued and may have sent. On a blind channel,
   * the record itself says whether a call was made, or whether two calls were.
   */
  void resume(Notification notification, int partition) {
    Instant now = machine.instant();
    // why: another process may have just begun its call, which ends within the timeout.
    var settled = Delivery.doubtful(notification, partition, now, now.plus(limits.callTimeout()));
    Dispatcher dispatcher = of(notification.channel());
    Attempt attempt = notification.attempt();
    if (!dispatcher.channel().isBlind()) {
      add(settled);
    } else if (attempt == null || notification.error() != null) {
      // why: the last call of a partly sent mail had a clear answer, and no other has begun.
      deliver(notification, partition);
    } else if (attempt.doubt() == null) {
      add(settled);
    } else {
      dispatcher.recordDoubtful(settled, attempt.doubt());
    }
  }

  private void add(Delivery delivery) {
    Dispatcher dispatcher = of(delivery.notification().channel());
    boolean isBounded = isUnknown(dispatcher) || delivery.isPartlySent();
    dispatcher.queue().add(isBounded ? sinceDecided(delivery) : delivery);
  }

  private Dispatcher of(String channel) {
    Dispatcher known = byChannel.get(channel);
    if (known != null) {
      return known;
    }
    Dispatcher unknown = add(new UnknownChannel(channel));
    // why: close() stops each dispatcher that it finds after this look.
    if (!closed) {
      start(unknown);
    }
    return unknown;
  }

  private static boolean isUnknown(Dispatcher dispatcher) {
    return dispatcher.channel() instanceof UnknownChannel;
  }

  /** Returns a delivery that is given up in time, however often Vigie is started meanwhile. */
  private Delivery sinceDecided(Delivery delivery) {
    Instant decided = delivery.notification().decided();
    Duration age = Duration.between(decided, outcomes.clock().instant());
    return delivery.takenAt(machine.instant().minus(age));
  }

  /** Removes a partition's deliveries. Waits a bounded time for those that are being sent. */
  void release(int partition) {
    try {
      for (Dispatcher dispatcher : byChannel.values()) {
        dispatcher.queue().release(partition, limits.drainTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets each channel that rests after failures make its next call at once. */
  void wake() {
    byChannel.values().forEach(dispatcher -> dispatcher.queue().wake());
  }

  /** True if no delivery is being sent, and none waits for a channel that accepts messages. */
  boolean isIdle() {
    return byChannel.values().stream().allMatch(Dispatcher::isIdle);
  }

  /**
   * Returns the state of each channel, with the number of its waiting deliveries. An unknown
   * channel is left out if nothing waits for it.
   */
  List<ChannelState> states() {
    return byChannel.entrySet().stream()
        .filter(each -> !isUnknown(each.getValue()) || each.getValue().queue().size() > 0)
        .map(each -> states.of(each.getKey()).withWaiting(each.getValue().queue().size()))
        .sorted(Comparator.comparing(ChannelState::channel))
        .toList();
  }

  /** Removes the published states of channels that {@link #states} leaves out. */
  void forgetOthers(boolean isAlone) {
    var known = states().stream().map(ChannelState::channel).collect(Collectors.toSet());
    states.keepOnly(known, isAlone);
  }

  @Override
  public void close() {
    closed = true;
    byChannel.values().forEach(dispatcher -> dispatcher.queue().stop());
    byChannel.values().forEach(Dispatcher::close);
    // why: a later courier of this process registers its own gauges under the same names.
    meters.find(WAITING).gauges().forEach(meters::remove);
  }
}
