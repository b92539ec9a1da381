package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.alerts.channel.Channel;
import org.vigie.events.ChannelState;
import org.vigie.events.Notification;
import org.vigie.events.Notification.Attempt;

/** All {@link Dispatcher dispatchers}: one for each channel, which sends its notifications. */
final class Dispatchers implements AutoCloseable {
  private static final String WAITING = "vigie.alerts.waiting";

  // why: the demo may speed up the clock of the records, but calls and pauses take real time. They
  // are measured by the time since the start, as somebody may set the machine's clock meanwhile.
  private final InstantSource machine =
      elapsed(InstantSource.system().instant(), System.nanoTime());

  private final Map<String, Dispatcher> byChannel = new HashMap<>();
  private final OutcomeWriter outcomes;
  private final ChannelStates states;
  private final DeliveryLimits limits;
  private final MeterRegistry meters;

  Dispatchers(
      Collection<? extends Channel> channels,
      OutcomeWriter outcomes,
      ChannelStates states,
      Lease lease,
      DeliveryLimits limits,
      MeterRegistry meters) {
    for (Channel channel : channels) {
      byChannel.put(
          channel.id(), new Dispatcher(channel, outcomes, states, lease, limits, machine));
    }
    this.outcomes = outcomes;
    this.states = states;
    this.limits = limits;
    this.meters = meters;
  }

  private static InstantSource elapsed(Instant start, long nanos) {
    return () -> start.plusNanos(System.nanoTime() - nanos);
  }

  void start() {
    byChannel.forEach(
        (id, dispatcher) -> {
          meters.gauge(WAITING, Tags.of("channel", id), dispatcher.queue(), ChannelQueue::size);
          dispatcher.start();
        });
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
    Dispatcher dispatcher = byChannel.get(notification.channel());
    Attempt attempt = notification.attempt();
    if (dispatcher == null || !dispatcher.channel().isBlind()) {
      add(settled);
    } else if (attempt == null) {
      deliver(notification, partition);
    } else if (attempt.doubt() == null) {
      add(settled);
    } else {
      dispatcher.recordDoubtful(settled, attempt.doubt());
    }
  }

  private void add(Delivery delivery) {
    Dispatcher dispatcher = byChannel.get(delivery.notification().channel());
    if (dispatcher == null) {
      outcomes.failed(delivery, "there is no such channel any more");
    } else {
      dispatcher.queue().add(delivery);
    }
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

  /** Returns the state of each channel, with the number of its waiting deliveries. */
  List<ChannelState> states() {
    return byChannel.entrySet().stream()
        .map(each -> states.of(each.getKey()).withWaiting(each.getValue().queue().size()))
        .sorted(Comparator.comparing(ChannelState::channel))
        .toList();
  }

  @Override
  public void close() {
    byChannel.values().forEach(dispatcher -> dispatcher.queue().stop());
    byChannel.values().forEach(Dispatcher::close);
    // why: a later courier of this process registers its own gauges under the same names.
    meters.find(WAITING).gauges().forEach(meters::remove);
  }
}
