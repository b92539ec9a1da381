package org.vigie.alerts.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.vigie.events.Notification;

/** All {@link Dispatcher dispatchers}: one for each channel, which sends its notifications. */
final class Dispatchers implements AutoCloseable {
  private static final String WAITING = "vigie.alerts.waiting";

  // why: the demo may speed up the clock of the records, but calls and pauses take real time.
  private static final InstantSource MACHINE = InstantSource.system();

  private final Map<String, Dispatcher> byChannel = new HashMap<>();
  private final OutcomeWriter outcomes;
  private final DeliveryLimits limits;
  private final MeterRegistry meters;

  Dispatchers(
      Collection<? extends Channel> channels,
      OutcomeWriter outcomes,
      DeliveryLimits limits,
      MeterRegistry meters) {
    for (Channel channel : channels) {
      byChannel.put(channel.id(), new Dispatcher(channel, outcomes, limits, MACHINE));
    }
    this.outcomes = outcomes;
    this.limits = limits;
    this.meters = meters;
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
    add(Delivery.fresh(notification, partition, MACHINE.instant()));
  }

  /** Queues a notification that an earlier call may have sent; see {@link Channel#settle}. */
  void settle(Notification notification, int partition) {
    Instant now = MACHINE.instant();
    // why: another process may have just begun its call, which ends within the timeout.
    add(Delivery.doubtful(notification, partition, now, now.plus(limits.callTimeout())));
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

  /** True if no delivery waits or is being sent. */
  boolean isIdle() {
    return byChannel.values().stream().allMatch(dispatcher -> dispatcher.queue().size() == 0);
  }

  @Override
  public void close() {
    byChannel.values().forEach(dispatcher -> dispatcher.queue().stop());
    byChannel.values().forEach(Dispatcher::close);
    // why: a later courier of this process registers its own gauges under the same names.
    meters.find(WAITING).gauges().forEach(meters::remove);
  }
}
